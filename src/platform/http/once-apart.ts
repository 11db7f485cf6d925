import { createHash } from 'node:crypto'
import { PassThrough, type Readable } from 'node:stream'
import { refuse } from '../../kernel/refusal.ts'
import type { Desk, Writing } from '../work.ts'
import { assertKey, claim, digestOf, find, hold, inUse, letGo, remember, takeOver } from './idempotency.ts'

type Asked = Readonly<{
  key: string
  desk: Desk
  /** What was asked, known before the work or only after it: a file is read while it is taken in. */
  digest: () => Promise<string>
  isShownOnce?: boolean
}>

type Done = Readonly<{ status: number; answer: unknown }>

/** Well within the time for which a key is held. */
const sayEveryMs = 20_000

/**
 * Does once for each key what is no single transaction: uploads, and what changes sessions. The key is taken before
 * the work, held while it goes on, and kept with its answer after it. Work that was struck down leaves its key free a
 * minute later.
 */
export async function onceApart(asked: Asked, act: () => Promise<Done>): Promise<Done> {
  const { key, desk, isShownOnce = false } = asked
  assertKey(key)
  if (!(await desk.writing((work) => take(work, key)))) return replay(asked)
  const done = await whileHeld(asked, act)
  const keep = async () => {
    const kept = { ...done, answer: isShownOnce ? null : done.answer, digest: await asked.digest() }
    await desk.writing((work) => remember(work, key, kept))
  }
  // The work is done, and its answer is true whether or not it can be kept: the key must not be free for another go.
  await keep().catch(() => keep().catch(() => undefined))
  return done
}

async function whileHeld({ key, desk }: Asked, act: () => Promise<Done>): Promise<Done> {
  const holding = setInterval(
    () => void desk.writing((work) => hold(work, key)).catch(() => undefined),
    sayEveryMs,
  )
  try {
    return await act()
  } catch (error) {
    await desk.writing((work) => letGo(work, key))
    throw error
  } finally {
    clearInterval(holding)
  }
}

async function take(work: Writing, key: string): Promise<boolean> {
  if (await claim(work, key, 'not known yet')) {
    await hold(work, key)
    return true
  }
  if (await takeOver(work, key)) return true
  const kept = await find(work, key)
  if (kept?.status === null) throw inUse()
  return false
}

async function replay({ key, desk, digest, isShownOnce }: Asked): Promise<Done> {
  const kept = await desk.reading((work) => find(work, key))
  if (kept === undefined || kept.status === null) throw inUse()
  if (kept.requestDigest !== (await digest())) throw refuse('key-reused')
  if (isShownOnce) throw refuse('already-there', { what: 'answer-shown-once' })
  return { status: kept.status, answer: JSON.parse(kept.response ?? 'null') }
}

/** A stream that is read through, with the digest of what went by; asking for it reads the rest. */
export function digested(body: Readable, request: string): { body: Readable; digest: () => Promise<string> } {
  const hash = createHash('sha256')
  const through = new PassThrough()
  through.on('data', (piece: Buffer) => hash.update(piece))
  through.pause()
  body.pipe(through)
  body.once('error', (error) => through.destroy(error))
  const digest = async () => {
    if (!through.readableEnded) for await (const _ of through) continue
    return digestOf(request + hash.digest('hex'))
  }
  return { body: through, digest }
}
