import type { Id, MemberId, PartyId } from '../../kernel/id.ts'
import type { Writing } from '../../platform/work.ts'
import type { InteractionKind, Outcome, Question } from './model.ts'

export type InteractionId = Id<'interaction'>
export type PromiseId = Id<'promise'>

/** A talk as it is kept. */
export type KeptInteraction = {
  id: InteractionId
  partyId: PartyId
  memberId: MemberId | null
  kind: InteractionKind
  direction: 'in' | 'out'
  outcome: Outcome
  happenedAt: Date
  happenedOn: string
  minutes: number | null
  notes: string | null
  asked: Question | null
  said: string | null
  nextOn: string | null
  source: string
  externalId: string | null
}

/** Writes talks and gives the ids of those that were not on record yet under their source's number. */
export async function insertInteractions(
  work: Writing,
  talks: readonly KeptInteraction[],
): Promise<Set<InteractionId>> {
  if (talks.length === 0) return new Set()
  const rows = await work.db.query<{ id: InteractionId }>(
    `insert into interaction (
       workspace_id, created_at,
       id, party_id, member_id, kind, direction, outcome, happened_at, happened_on, minutes, notes, asked, said,
       next_on, source, external_id)
     select $1, $2, t.*
     from unnest(
       $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::timestamptz[], $10::date[],
       $11::smallint[], $12::text[], $13::text[], $14::text[], $15::date[], $16::text[], $17::text[]) as t
     on conflict (workspace_id, source, external_id) do nothing
     returning id`,
    [
      work.workspaceId,
      work.now,
      talks.map(({ id }) => id),
      talks.map(({ partyId }) => partyId),
      talks.map(({ memberId }) => memberId),
      talks.map(({ kind }) => kind),
      talks.map(({ direction }) => direction),
      talks.map(({ outcome }) => outcome),
      talks.map(({ happenedAt }) => happenedAt),
      talks.map(({ happenedOn }) => happenedOn),
      talks.map(({ minutes }) => minutes),
      talks.map(({ notes }) => notes),
      talks.map(({ asked }) => asked),
      talks.map(({ said }) => said),
      talks.map(({ nextOn }) => nextOn),
      talks.map(({ source }) => source),
      talks.map(({ externalId }) => externalId),
    ],
  )
  return new Set(rows.map(({ id }) => id))
}

export type LockedInteraction = KeptInteraction & { version: number; archivedAt: Date | null }

/** One talk, locked until the transaction ends. */
export async function lockInteraction(
  work: Writing,
  id: InteractionId,
): Promise<LockedInteraction | undefined> {
  const [talk] = await work.db.query<LockedInteraction>(
    `select id, party_id as "partyId", member_id as "memberId", kind, direction, outcome,
       happened_at as "happenedAt", happened_on as "happenedOn", minutes, notes, asked, said,
       next_on as "nextOn", source, external_id as "externalId", version, archived_at as "archivedAt"
     from interaction
     where workspace_id = $1
       and id = $2
     for update`,
    [work.workspaceId, id],
  )
  return talk
}

/** Saves a corrected talk; the version goes up by one. */
export async function updateInteraction(work: Writing, talk: KeptInteraction): Promise<void> {
  await work.db.query(
    `update interaction
     set kind = $3, direction = $4, outcome = $5, happened_at = $6, happened_on = $7, minutes = $8, notes = $9,
       asked = $10, said = $11, next_on = $12, version = version + 1
     where workspace_id = $1
       and id = $2`,
    [
      work.workspaceId,
      talk.id,
      talk.kind,
      talk.direction,
      talk.outcome,
      talk.happenedAt,
      talk.happenedOn,
      talk.minutes,
      talk.notes,
      talk.asked,
      talk.said,
      talk.nextOn,
    ],
  )
}

/** Takes a talk back, or brings it back, and with it the promise that was made in it. */
export async function saveArchived(work: Writing, id: InteractionId, archivedAt: Date | null): Promise<void> {
  await work.db.query(
    `update interaction
     set archived_at = $3, version = version + 1
     where workspace_id = $1
       and id = $2`,
    [work.workspaceId, id, archivedAt],
  )
  await work.db.query(
    `update promise
     set archived_at = $3, version = version + 1
     where workspace_id = $1
       and interaction_id = $2`,
    [work.workspaceId, id, archivedAt],
  )
}

export type KeptPromise = {
  id: PromiseId
  partyId: PartyId
  interactionId: InteractionId | null
  memberId: MemberId | null
  by: 'us' | 'them'
  text: string
  dueOn: string
  keptAt: Date | null
  source: string
}

export async function insertPromises(work: Writing, promises: readonly KeptPromise[]): Promise<void> {
  if (promises.length === 0) return
  await work.db.query(
    `insert into promise (
       workspace_id, created_at, id, party_id, interaction_id, member_id, by, text, due_on, kept_at, source)
     select $1, $2, t.*
     from unnest(
       $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::date[], $10::timestamptz[],
       $11::text[]) as t`,
    [
      work.workspaceId,
      work.now,
      promises.map(({ id }) => id),
      promises.map(({ partyId }) => partyId),
      promises.map(({ interactionId }) => interactionId),
      promises.map(({ memberId }) => memberId),
      promises.map(({ by }) => by),
      promises.map(({ text }) => text),
      promises.map(({ dueOn }) => dueOn),
      promises.map(({ keptAt }) => keptAt),
      promises.map(({ source }) => source),
    ],
  )
}

export type LockedPromise = { id: PromiseId; partyId: PartyId; keptAt: Date | null }

export async function lockPromise(work: Writing, id: PromiseId): Promise<LockedPromise | undefined> {
  const [promise] = await work.db.query<LockedPromise>(
    `select id, party_id as "partyId", kept_at as "keptAt"
     from promise
     where workspace_id = $1
       and id = $2
     for update`,
    [work.workspaceId, id],
  )
  return promise
}

export async function saveKept(work: Writing, id: PromiseId, keptAt: Date | null): Promise<void> {
  await work.db.query(
    `update promise
     set kept_at = $3, version = version + 1
     where workspace_id = $1
       and id = $2`,
    [work.workspaceId, id, keptAt],
  )
}

/** Takes out for good all talks and promises that came from a source. */
export async function deleteSource(
  work: Writing,
  source: string,
): Promise<{ interactions: number; promises: number }> {
  const promises = await work.db.query(
    'delete from promise where workspace_id = $1 and source = $2 returning id',
    [work.workspaceId, source],
  )
  const interactions = await work.db.query(
    'delete from interaction where workspace_id = $1 and source = $2 returning id',
    [work.workspaceId, source],
  )
  return { interactions: interactions.length, promises: promises.length }
}
