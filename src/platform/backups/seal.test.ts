import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { beforeAll, expect, test } from 'vitest'
import { sealer, unsealed } from './seal.ts'

const passphrase = 'forty winks in Ωmega'
const secret = randomBytes(200_000)
const piece = 65_536 + 16
let sealed: Buffer
let start: number

beforeAll(async () => {
  sealed = await seal(secret)
  start = sealed.indexOf(10) + 1
})

async function seal(plain: Buffer): Promise<Buffer> {
  const through = await sealer(passphrase)
  return gathered(Readable.from([plain.subarray(0, 999), plain.subarray(999)]).pipe(through))
}

async function gathered(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of source) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const opened = (bytes: Buffer, word: string | undefined = passphrase) =>
  gathered(unsealed('the file', Readable.from([bytes.subarray(0, 70_001), bytes.subarray(70_001)]), word))

test('what was sealed comes back with its passphrase, and reads as nothing without', async () => {
  expect((await opened(sealed)).equals(secret)).toBe(true)
  expect(sealed.includes(secret.subarray(1000, 1032))).toBe(false)
  await expect(opened(sealed, 'forty winks in omega')).rejects.toThrow("The passphrase doesn't open the file")
})

test('an empty file and one of exactly one piece are sealed too', async () => {
  for (const plain of [Buffer.alloc(0), randomBytes(65_536), randomBytes(131_072)])
    expect((await opened(await seal(plain))).equals(plain)).toBe(true)
})

test('the same backup sealed twice shares no piece', async () => {
  const again = await seal(secret)
  expect(again.subarray(-100).equals(sealed.subarray(-100))).toBe(false)
})

test.each([
  ['one bit of it was turned', (bytes: Buffer) => turned(bytes, start + 70_000)],
  [
    'the way its key is made was changed',
    (bytes: Buffer) => turned(bytes, bytes.indexOf('"parallel":2') + 11),
  ],
  ['its last piece was cut off', (bytes: Buffer) => bytes.subarray(0, start + 3 * piece)],
  ['it was cut in the middle of a piece', (bytes: Buffer) => bytes.subarray(0, start + 1.5 * piece)],
  ['nothing but its beginning is left', (bytes: Buffer) => bytes.subarray(0, start)],
  ['two pieces changed places', (bytes: Buffer) => swapped(bytes)],
  ['a piece comes twice', (bytes: Buffer) => repeated(bytes)],
  ['something was added to it', (bytes: Buffer) => Buffer.concat([bytes, randomBytes(50)])],
])('a sealed file is refused where %s', async (_what, damage) => {
  await expect(opened(damage(Buffer.from(sealed)))).rejects.toThrow(/damaged|cut off|doesn't open/)
})

test('a forged beginning can not ask for a key that takes all memory', async () => {
  const greedy = Buffer.from(sealed.toString('latin1').replace('65536', String(2 ** 30)), 'latin1')
  await expect(opened(greedy)).rejects.toThrow('its beginning can')
})

function turned(bytes: Buffer, at: number): Buffer {
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes
}

const pieceAt = (bytes: Buffer, index: number) =>
  bytes.subarray(start + index * piece, start + (index + 1) * piece)

function swapped(bytes: Buffer): Buffer {
  const [head, rest] = [bytes.subarray(0, start), bytes.subarray(start + 2 * piece)]
  return Buffer.concat([head, pieceAt(bytes, 1), pieceAt(bytes, 0), rest])
}

function repeated(bytes: Buffer): Buffer {
  const head = bytes.subarray(0, start + piece)
  return Buffer.concat([head, pieceAt(bytes, 0), bytes.subarray(start + piece)])
}
