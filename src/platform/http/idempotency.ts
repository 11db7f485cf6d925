import { createHash } from 'node:crypto'
import { refuse } from '../../kernel/refusal.ts'
import type { Writing } from '../work.ts'

type Kept = Readonly<{ requestDigest: string; response: string | null }>

type Asked = Readonly<{
  key: string
  /** What was asked, so that a key can't be used for two things. */
  request: string
  isShownOnce: boolean
}>

/**
 * Does the work of a write once for each key: in the transaction of the work itself, so that a key is kept
 * exactly when the work is. A call with the same key that comes meanwhile waits for the first.
 */
export async function once(work: Writing, asked: Asked, act: () => Promise<unknown>): Promise<unknown> {
  if (!/^[\x21-\x7e]{8,200}$/.test(asked.key)) {
    throw refuse('invalid', {
      field: 'Idempotency-Key',
      expected: '8 to 200 letters, digits and signs without blanks',
    })
  }
  const digest = createHash('sha256').update(asked.request).digest('hex')
  if (await claim(work, asked.key, digest)) {
    const answer = await act()
    await remember(work, asked.key, asked.isShownOnce ? null : JSON.stringify(answer))
    return answer
  }
  const kept = await find(work, asked.key)
  if (kept === undefined || kept.requestDigest !== digest) throw refuse('key-reused')
  if (kept.response === null) throw refuse('already-there', { what: 'answer-shown-once' })
  return JSON.parse(kept.response)
}

async function claim({ db, workspaceId, actor, now }: Writing, key: string, digest: string) {
  const claimed = await db.query(
    `insert into idempotency_key (workspace_id, member_id, key, request_digest, created_at)
     values ($1, $2, $3, $4, $5)
     on conflict do nothing
     returning key`,
    [workspaceId, actor.memberId, key, digest, now],
  )
  return claimed.length === 1
}

async function remember({ db, workspaceId, actor }: Writing, key: string, response: string | null) {
  await db.query(
    `update idempotency_key
     set status = 200, response = $4
     where workspace_id = $1
       and member_id = $2
       and key = $3`,
    [workspaceId, actor.memberId, key, response],
  )
}

async function find({ db, workspaceId, actor }: Writing, key: string): Promise<Kept | undefined> {
  const [kept] = await db.query<Kept>(
    `select request_digest as "requestDigest", response
     from idempotency_key
     where workspace_id = $1
       and member_id = $2
       and key = $3`,
    [workspaceId, actor.memberId, key],
  )
  return kept
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
