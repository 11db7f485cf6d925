import { Transformer } from '@napi-rs/image'
import { expect, test } from 'vitest'
import { type Person, serve } from '../../app/testing/serve.ts'
import { testDatabase } from '../../platform/testing/test-database.ts'

const server = await serve(await testDatabase())
const ada = await server.found()

const aParty = async (displayName = 'Ana') => {
  const { body } = await ada.call('POST', '/parties', { body: { kind: 'person', displayName } })
  return String(body['id'])
}

/** A picture, the left half of it red and the right half blue. */
function drawn(width: number, height: number): Transformer {
  const pixels = new Uint8Array(width * height * 4).fill(255)
  for (let at = 0; at < pixels.length; at += 4) {
    const isLeft = (at / 4) % width < width / 2
    pixels.set(isLeft ? [220, 20, 20] : [20, 20, 220], at)
  }
  return Transformer.fromRgbaPixels(pixels, width, height)
}

const address = (id: string, query = '') => `${server.address}/api/v1/parties/${id}/photo${query}`

function put(id: string, body: Uint8Array<ArrayBuffer> | string, who: Person = ada): Promise<Response> {
  const headers = { ...who.headers, 'content-type': 'image/png' }
  return fetch(address(id), { method: 'PUT', body, headers })
}

const shown = async (id: string, query = '', headers: Record<string, string> = {}) => {
  const answer = await fetch(address(id, query), { headers: { ...ada.headers, ...headers } })
  return { answer, picture: Buffer.from(await answer.arrayBuffer()) }
}

test('a photo is kept upright in two sizes, without what the camera wrote beside it', async () => {
  const id = await aParty()
  const sideways = withExif(await drawn(900, 600).jpeg(95))
  expect((await put(id, sideways)).status).toBe(200)
  const { answer, picture } = await shown(id)
  expect(answer.headers.get('content-type')).toBe('image/webp')
  expect(answer.headers.get('cache-control')).toBe('private, no-cache')
  // A quarter turn to the right: what was left is on top.
  const { width, height } = await new Transformer(picture).metadata()
  expect([width, height]).toEqual([427, 640])
  const pixels = await new Transformer(picture).rawPixels()
  const channels = pixels.length / (427 * 640)
  const reds = [50, 590].map((row) => pixels[(row * 427 + 200) * channels] ?? -1)
  expect([reds[0] > 150, reds[1] < 100]).toEqual([true, true])
  expect(picture.includes('Exif')).toBe(false)
  expect(picture.includes('Camera of Ana')).toBe(false)
  const small = await new Transformer((await shown(id, '?size=small')).picture).metadata()
  expect([small.width, small.height]).toEqual([136, 136])
  const { body } = await ada.call('GET', `/parties/${id}`)
  const seen = await shown(id, '', { 'if-none-match': `"${String(body['photo'])}"` })
  expect([seen.answer.status, seen.picture.length]).toEqual([304, 0])
})

test('another photo takes its place, and one that is thrown away is gone', async () => {
  const id = await aParty()
  const digests = []
  for (const width of [200, 300]) {
    const answer = await put(id, new Uint8Array(await drawn(width, 200).png()))
    digests.push(((await answer.json()) as { photo: string }).photo)
  }
  expect(new Set(digests).size).toBe(2)
  expect((await ada.call('GET', `/photos?ids=${id}`)).body).toEqual({ items: [{ id, photo: digests[1] }] })
  expect((await ada.call('DELETE', `/parties/${id}/photo`)).status).toBe(200)
  expect((await shown(id)).answer.status).toBe(404)
  expect((await ada.call('GET', `/photos?ids=${id}`)).body).toEqual({ items: [] })
})

test('what is no picture is refused whatever it is called, and nothing is kept', async () => {
  const id = await aParty()
  const png = await drawn(40, 40).png()
  const bomb = Buffer.from(png)
  bomb.writeUInt32BE(60_000, 16)
  bomb.writeUInt32BE(60_000, 20)
  const broken = Buffer.concat([png.subarray(0, 60), Buffer.alloc(200, 7)])
  for (const body of ['<svg onload="alert(1)"/>', '', new Uint8Array(bomb), new Uint8Array(broken)]) {
    const answer = await put(id, body)
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([415, 'wrong-file'])
  }
  const large = await put(id, new Uint8Array(12_000_001))
  expect(large.status).toBe(413)
  expect((await shown(id)).answer.status).toBe(404)
})

test('a photo is nobody’s but the firm’s', async () => {
  const id = await aParty()
  await put(id, new Uint8Array(await drawn(40, 40).png()))
  const eve = await server.found('Eve’s')
  expect((await fetch(address(id), { headers: eve.headers })).status).toBe(404)
  expect((await fetch(address(id))).status).toBe(401)
  expect((await put(id, new Uint8Array(await drawn(40, 40).png()), eve)).status).toBe(404)
  expect((await eve.call('GET', `/photos?ids=${id}`)).body).toEqual({ items: [] })
})

/** A JPEG as a camera held sideways writes it: "turn me a quarter to the right", and whose camera it was. */
function withExif(jpeg: Buffer): Uint8Array<ArrayBuffer> {
  const maker = Buffer.from('Camera of Ana\0')
  const tiff = Buffer.concat([
    Buffer.from('49492a0008000000', 'hex'),
    Buffer.from('0200', 'hex'),
    Buffer.from('0f010200', 'hex'),
    uint32(maker.length),
    uint32(38),
    Buffer.from('120103000100000006000000', 'hex'),
    uint32(0),
    maker,
  ])
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(body.length + 2)
  const segment = Buffer.concat([Buffer.from('ffe1', 'hex'), length, body])
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]))
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
