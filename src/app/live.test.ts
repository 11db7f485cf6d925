import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { tell } from '../platform/announce.ts'
import type { WorkspaceId } from '../kernel/id.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { until } from '../platform/testing/until.ts'
import { serve } from './testing/serve.ts'

const database = await testDatabase({ max: 8 })
const server = await serve(database)
const [ada, eve] = [await server.found('Ada’s'), await server.found('Eve’s')]

/** Follows the stream and gives what has been heard so far. */
async function follow(headers: Readonly<Record<string, string>>) {
  const gone = new AbortController()
  const answer = await fetch(`${server.address}/api/v1/live`, {
    headers: { ...headers },
    signal: gone.signal,
  })
  const heard: string[] = []
  const read = async () => {
    const decoder = new TextDecoder()
    for await (const chunk of answer.body ?? []) heard.push(decoder.decode(chunk))
  }
  const ended = read().catch(() => undefined)
  return { answer, text: () => heard.join(''), leave: () => gone.abort(), ended }
}

test('a screen hears at once what happened in its own firm, and nothing of others', async () => {
  const [own, others] = [await follow(ada.headers), await follow(eve.headers)]
  expect(own.answer.headers.get('content-type')).toMatch(/^text\/event-stream/)
  expect((await ada.call('PATCH', '/me', { body: { name: 'Augusta' } })).status).toBe(200)
  await until(() => own.text().includes('"kind":"MemberChanged"'))
  expect(own.text()).not.toContain('Augusta')
  expect(others.text()).not.toContain('MemberChanged')
  own.leave()
  others.leave()
})

test('a stranger hears nothing', async () => {
  const { answer } = await follow({})
  expect(answer.status).toBe(401)
})

test('opening streams counts among the requests of a minute', async () => {
  const strict = await serve(database, { apiLimit: 3, trustProxy: 1 })
  const mel = await strict.signIn(eve.email)
  const open = async () => {
    const gone = new AbortController()
    const headers = { ...mel.headers, 'x-forwarded-for': '203.0.113.20' }
    const answer = await fetch(`${strict.address}/api/v1/live`, { headers, signal: gone.signal })
    gone.abort()
    return answer
  }
  const answers = []
  for (let times = 0; times < 4; times++) answers.push(await open())
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
  expect(answers[0].headers.get('ratelimit')).toMatch(/^"minute";r=2;/)
})

test('nobody opens more than ten streams', async () => {
  const mel = await server.signIn(eve.email)
  const streams = []
  for (let opened = 0; opened < 10; opened++) streams.push(await follow(mel.headers))
  const eleventh = await follow(mel.headers)
  expect([...streams.map(({ answer }) => answer.status), eleventh.answer.status]).toEqual([
    ...Array(10).fill(200),
    429,
  ])
  const other = await follow(eve.headers)
  expect(other.answer.status).toBe(200)
  for (const { leave } of [...streams, other]) leave()
})

test('a screen that does not read misses much, and is told to look again', async () => {
  const firmOf = async (who: typeof ada) =>
    ((await who.call('GET', '/me')).body as unknown as { firm: { id: WorkspaceId } }).firm.id
  const [firmId, othersId] = [await firmOf(ada), await firmOf(eve)]
  const { hostname, port } = new URL(server.address)
  const socket = connect(Number(port), hostname)
  let [bytes, last] = [0, '']
  socket.on('error', () => undefined)
  socket.write(`GET /api/v1/live HTTP/1.1\r\nHost: x\r\nCookie: ${ada.headers['cookie']}\r\n\r\n`)
  await new Promise((resolve) => socket.once('data', resolve))
  socket.pause()
  // More than the system keeps for a connection on its own.
  const padding = 'x'.repeat(7_000)
  const tidings = Array.from({ length: 3_000 }, (_, n) => ({
    kind: `${n} ${padding}`,
    subjectId: null,
    partyId: null,
  }))
  await database.writing(firmId, (db) => tell(db, firmId, tidings))
  // What is told after all that reaches a screen that reads: then the other one has missed what it will miss.
  const reader = await follow(eve.headers)
  await database.writing(othersId, (db) =>
    tell(db, othersId, [{ kind: 'Last', subjectId: null, partyId: null }]),
  )
  await until(() => reader.text().includes('"kind":"Last"'))
  reader.leave()
  socket.on('data', (chunk) => {
    bytes += chunk.length
    last = (last + chunk.toString()).slice(-100)
  })
  socket.resume()
  await until(() => last.includes('event: resync'))
  expect(bytes).toBeLessThan(15_000_000)
  socket.destroy()
})
