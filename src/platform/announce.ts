import type { Fact } from '../kernel/fact.ts'
import type { Connection } from './postgres/connection.ts'
import type { Frame, Reaction } from './work.ts'
import { newId } from './work.ts'

/** The channel on which other processes and live screens hear that something happened. */
export const channel = 'rapport'

/** The member of work that nobody asked for, such as a schedule's; the ledger keeps it as null. */
export const nobody = '00000000-0000-0000-0000-000000000000'

/** What is told over NOTIFY and to live screens: ids and a code, nothing else. */
export type Tiding = Readonly<{
  kind: string
  subjectId: string | null
  partyId: string | null
}>

type Speaker = Readonly<{
  db: Connection
  frame: Pick<Frame, 'workspaceId' | 'now'>
  memberId: string
  reactions: readonly Reaction[]
  requestId?: string | undefined
}>

type Numbered = Readonly<{ id: string; fact: Fact }>

/** Writes facts into the ledger in the transaction that is open, queues what follows from them, and tells who listens. */
export async function announceFacts(speaker: Speaker, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return
  const numbered = facts.map((fact) => ({ id: newId('fact'), fact }))
  await keep(speaker, numbered)
  await queue(speaker, numbered)
  await tell(speaker.db, speaker.frame.workspaceId, tidingsOf(facts))
}

/** Tells live screens to look again; for progress that is no fact. They hear it after the commit. */
export async function tell(db: Connection, workspaceId: string, tidings: readonly Tiding[]): Promise<void> {
  const payloads = tidings.map((tiding) => JSON.stringify({ workspaceId, ...tiding }))
  await db.query('select pg_notify($1, payload) from unnest($2::text[]) as told (payload)', [
    channel,
    payloads,
  ])
}

async function keep({ db, frame, memberId }: Speaker, numbered: readonly Numbered[]): Promise<void> {
  await db.query(
    `insert into fact (workspace_id, id, happened_at, member_id, kind, subject_id, party_id, details)
     select $1, id, $2, $3, kind, subject_id, party_id, details::jsonb
     from unnest($4::uuid[], $5::text[], $6::uuid[], $7::uuid[], $8::text[])
       as said (id, kind, subject_id, party_id, details)`,
    [
      frame.workspaceId,
      frame.now,
      memberId === nobody ? null : memberId,
      numbered.map(({ id }) => id),
      numbered.map(({ fact }) => fact.kind),
      numbered.map(({ fact }) => fact.subjectId ?? null),
      numbered.map(({ fact }) => fact.partyId ?? null),
      numbered.map(({ fact }) => JSON.stringify(fact.details ?? {})),
    ],
  )
}

type Job = Readonly<{ payload: string; key: string | null; delaySeconds: number }>

async function queue(
  { db, frame, reactions, requestId }: Speaker,
  numbered: readonly Numbered[],
): Promise<void> {
  const jobs = reactions.flatMap((reaction) =>
    jobsOf(reaction, { workspaceId: frame.workspaceId, requestId }, numbered),
  )
  if (jobs.length === 0) return
  await db.query(
    `select platform.enqueue('react', payload::json, job_key, now() + make_interval(secs => delay))
     from unnest($1::text[], $2::text[], $3::float8[]) as job (payload, job_key, delay)`,
    [jobs.map((job) => job.payload), jobs.map((job) => job.key), jobs.map((job) => job.delaySeconds)],
  )
}

type Origin = Readonly<{ workspaceId: string; requestId: string | undefined }>

/** One job for each fact; a debounced reaction has one job for a workspace, which tells of the newest. */
function jobsOf(
  reaction: Reaction,
  { workspaceId, requestId }: Origin,
  numbered: readonly Numbered[],
): Job[] {
  const heard = numbered.filter(({ fact }) => reaction.to.includes(fact.kind))
  const payloadOf = (factId: string) =>
    JSON.stringify({ workspaceId, factId, reaction: reaction.name, requestId })
  if (reaction.debounceSeconds === undefined) {
    return heard.map(({ id }) => ({ payload: payloadOf(id), key: null, delaySeconds: 0 }))
  }
  const last = heard.at(-1)
  if (last === undefined) return []
  const key = `${reaction.name}:${workspaceId}`
  return [{ payload: payloadOf(last.id), key, delaySeconds: reaction.debounceSeconds }]
}

const mostTidings = 20

/** Thousands of facts at once are told as one per kind: screens look again anyway. */
function tidingsOf(facts: readonly Fact[]): Tiding[] {
  if (facts.length <= mostTidings) {
    return facts.map(({ kind, subjectId, partyId }) => ({
      kind,
      subjectId: subjectId ?? null,
      partyId: partyId ?? null,
    }))
  }
  return [...new Set(facts.map(({ kind }) => kind))].map((kind) => ({ kind, subjectId: null, partyId: null }))
}
