import { createHash } from 'node:crypto'
import { PassThrough, type Readable } from 'node:stream'
import { refuse } from '../../kernel/refusal.ts'
import type { Desk, Writing } from '../work.ts'
import { assertKey, claim, digestOf, find, inUse, letGo, remember } from './idempotency.ts'

type Asked = Readonly<{
  key: string
  desk: Desk
  /** What was asked, known before the work or only after it: a file is read while it is taken in. */
  digest: () => Promise<string>
  isShownOnce?: boolean
}>

type Done = Readonly<{ status: number; answer: unknown }>

/** Nothing takes longer; a key that was taken before belongs to work that was struck down. */
const longestMs = 30 * 60_000

/**
 * Does once for each key what is no single transaction: uploads, and what changes sessions. The key is taken before
 * the work and kept with its answer after it.
 */
export async function onceApart(asked: Asked, act: () => Promise<Done>): Promise<Done> {
  const { key, desk, isShownOnce = false } = asked
  assertKey(key)
  if (!(await desk.writing((work) => take(work, key)))) return replay(asked)
  try {
    const done = await act()
    const kept = { ...done, answer: isShownOnce ? null : done.answer, digest: await asked.digest() }
    await desk.writing((work) => remember(work, key, kept))
    return done
  } catch (error) {
    await desk.writing((work) => letGo(work, key))
    throw error
  }
}

async function take(work: Writing, key: string): Promise<boolean> {
  if (await claim(work, key, 'not known yet')) return true
  const kept = await find(work, key)
  if (kept === undefined || kept.status !== null) return false
  if (work.now.getTime() - kept.since.getTime() < longestMs) throw inUse()
  await letGo(work, key)
  return claim(work, key, 'not known yet')
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
