import { createHash } from 'node:crypto'
import { refuse } from '../../kernel/refusal.ts'
import type { Reading, Writing } from '../work.ts'

type Kept = Readonly<{ requestDigest: string; status: number | null; response: string | null }>

type Asked = Readonly<{
  key: string
  /** What was asked, so that a key can't be used for two things. */
  request: string
  isShownOnce: boolean
}>

/**
 * Does the work of a write once for each key: in the transaction of the work itself, so that a key is kept
 * exactly when the work is. A call with the same key that comes meanwhile waits a little for the first.
 */
export async function once(work: Writing, asked: Asked, act: () => Promise<unknown>): Promise<unknown> {
  assertKey(asked.key)
  const digest = digestOf(asked.request)
  if (await claim(work, asked.key, digest)) {
    const answer = await act()
    await remember(work, asked.key, { digest, status: 200, answer: asked.isShownOnce ? null : answer })
    return answer
  }
  const kept = await find(work, asked.key)
  if (kept !== undefined && kept.status === null) throw inUse()
  if (kept?.requestDigest !== digest) throw refuse('key-reused')
  if (kept.response === null) throw refuse('already-there', { what: 'answer-shown-once' })
  return JSON.parse(kept.response)
}

export function assertKey(key: string): void {
  if (/^[\x21-\x7e]{8,200}$/.test(key)) return
  throw refuse('invalid', {
    field: 'Idempotency-Key',
    expected: '8 to 200 letters, digits and signs without blanks',
  })
}

export function digestOf(request: string): string {
  return createHash('sha256').update(request).digest('hex')
}

export const inUse = () => refuse('key-in-use', { retryAfterSeconds: 2 })

/** Takes a key, unless it is taken. One waits two seconds for a transaction that has it and is not done. */
export async function claim({ db, workspaceId, actor, now }: Writing, key: string, digest: string) {
  try {
    const claimed = await db.query(
      `insert into idempotency_key (workspace_id, member_id, key, request_digest, created_at)
       select $1, $2, $3, $4, $5
       from set_config('lock_timeout', '2s', true) as patience
       where patience is not null
       on conflict do nothing
       returning set_config('lock_timeout', '0', true)`,
      [workspaceId, actor.memberId, key, digest, now],
    )
    return claimed.length === 1
  } catch (error) {
    const isLocked = error instanceof Error && 'code' in error && error.code === '55P03'
    throw isLocked ? inUse() : error
  }
}

/** Keeps the first answer of a key; null where it may not be shown again. */
export async function remember(
  { db, workspaceId, actor }: Writing,
  key: string,
  { digest, status, answer }: Readonly<{ digest: string; status: number; answer: unknown }>,
): Promise<void> {
  await db.query(
    `update idempotency_key
     set status = $4, response = $5, request_digest = $6
     where workspace_id = $1
       and member_id = $2
       and key = $3`,
    [workspaceId, actor.memberId, key, status, answer === null ? null : JSON.stringify(answer), digest],
  )
}

/** What is kept under a key. */
export async function find({ db, workspaceId, actor }: Reading, key: string): Promise<Kept | undefined> {
  const [kept] = await db.query<Kept>(
    `select request_digest as "requestDigest", status, response
     from idempotency_key
     where workspace_id = $1
       and member_id = $2
       and key = $3`,
    [workspaceId, actor.memberId, key],
  )
  return kept
}

/** How long a key is held without a word from whoever holds it. */
const heldMs = 60_000

/** Holds a key that one took and says that one is still at work. */
export async function hold({ db, workspaceId, actor, now }: Writing, key: string): Promise<void> {
  await db.query(
    `update idempotency_key
     set held_until = $4
     where workspace_id = $1
       and member_id = $2
       and key = $3
       and status is null`,
    [workspaceId, actor.memberId, key, new Date(now.getTime() + heldMs)],
  )
}

/** Takes over a key whose holder was struck down; false when it is held, or its work is done. */
export async function takeOver({ db, workspaceId, actor, now }: Writing, key: string): Promise<boolean> {
  const taken = await db.query(
    `update idempotency_key
     set held_until = $5
     where workspace_id = $1
       and member_id = $2
       and key = $3
       and status is null
       and (held_until is null or held_until <= $4)
     returning key`,
    [workspaceId, actor.memberId, key, now, new Date(now.getTime() + heldMs)],
  )
  return taken.length === 1
}

/** Lets a key go, because what it was taken for came to nothing. */
export async function letGo({ db, workspaceId, actor }: Writing, key: string): Promise<void> {
  await db.query(
    `delete from idempotency_key
     where workspace_id = $1
       and member_id = $2
       and key = $3
       and status is null`,
    [workspaceId, actor.memberId, key],
  )
}

/** Forgets answers older than a day: nobody repeats a call for longer. Gives how many. */
export async function forgetAnswers({ db, workspaceId, now }: Writing): Promise<number> {
  const [gone] = await db.query<{ count: number }>(
    `with gone as (
       delete from idempotency_key
       where workspace_id = $1
         and created_at < $2::timestamptz - interval '1 day'
       returning 1
     )
     select count(*) as count from gone`,
    [workspaceId, now],
  )
  return gone.count
}

/**
 * Forgets what was answered, to whatever: nobody can tell which answers spoke of somebody. The keys stay, so that what
 * was done once is not done again; whoever repeats a call is told that its answer is shown once.
 */
export async function dropAnswers({ db, workspaceId }: Writing): Promise<void> {
  await db.query(
    'update idempotency_key set response = null where workspace_id = $1 and response is not null',
    [workspaceId],
  )
}
