import type { Day } from '../../../../kernel/day.ts'
import { addDays } from '../../../../kernel/day.ts'
import type { MemberId, PartyId } from '../../../../kernel/id.ts'
import type { TestDesk } from '../../../../platform/testing/desk.ts'
import type { Writing } from '../../../../platform/work.ts'
import type { Reason, State } from '../../../vitality/model.ts'

export type Given = {
  name?: string
  role?: string
  steward?: MemberId
  state?: State | null
  worth?: number
  doNotContact?: boolean
  asked?: boolean
  lastTalkOn?: Day
}

/** Somebody who is dying and worth a lot, and was never talked to; a test says what is different. */
export function aParty(desk: TestDesk, given: Given = {}): Promise<PartyId> {
  return desk.writing(async (work) => {
    const id = work.newId('party') as PartyId
    const name = given.name ?? `Somebody ${id.slice(-4)}`
    await work.db.query(
      `insert into party
         (workspace_id, id, kind, display_name, sort_name, pronoun, do_not_contact, created_at, updated_at)
       values ($1, $2, 'person', $3, $3, 'she', $4, $5, $5)`,
      [work.workspaceId, id, name, given.doNotContact ?? false, work.now],
    )
    await work.db.query(
      `insert into party_role (workspace_id, id, party_id, role, steward_id, created_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [work.workspaceId, work.newId('role'), id, given.role ?? 'customer', given.steward ?? null, work.now],
    )
    if (given.state !== null) await insertVitality(work, id, given)
    if (given.lastTalkOn) await insertTalk(work, id, { on: given.lastTalkOn })
    return id
  })
}

type Talk = { on?: Day; outcome?: string; asked?: string; notes?: string; said?: string; nextOn?: Day }

/** A talk of this member with somebody, today unless told otherwise. */
export function talkedTo(desk: TestDesk, party: PartyId, talk: Talk = {}): Promise<void> {
  return desk.writing((work) => insertTalk(work, party, talk))
}

async function insertTalk(work: Writing, party: PartyId, talk: Talk): Promise<void> {
  const on = talk.on ?? work.today
  await work.db.query(
    `insert into interaction (workspace_id, id, party_id, member_id, kind, direction, outcome, happened_at,
       happened_on, asked, notes, said, next_on, created_at)
     values ($1, $2, $3, $4, 'call', 'out', $5, ($6::date + time '11:00') at time zone 'utc', $6, $7, $8, $9, $10, $11)`,
    [
      work.workspaceId,
      work.newId('interaction'),
      party,
      work.actor.memberId,
      talk.outcome ?? 'reached',
      on,
      talk.asked ?? null,
      talk.notes ?? null,
      talk.said ?? null,
      talk.nextOn ?? null,
      work.now,
    ],
  )
}

async function insertVitality(
  work: Writing,
  party: PartyId,
  { state = 'dying', worth = 418_000 }: Given,
): Promise<void> {
  const fit = work.newId('fit')
  await work.db.query(
    `insert into vitality_fit (workspace_id, id, as_of, model, kind, customers, parameters, created_at)
     values ($1, $2, $3, 'mbg-nbd', 'told', 20, '{}', $4)`,
    [work.workspaceId, fit, work.today, work.now],
  )
  const reason: Reason = {
    state: state ?? 'dying',
    orders: 24,
    firstOn: addDays(work.today, -700),
    silentDays: 61,
    usualGapDays: 24,
    longerThanShare: 0.96,
    chance: 0.34,
    by: addDays(work.today, 60),
    perYearBefore: 15,
    perYearNow: 4,
    because: 'told',
  }
  await work.db.query(
    `insert into vitality (workspace_id, party_id, fit_id, as_of, state, candidate, candidate_since, state_since, orders, first_on,
       last_on, silent_days, usual_gap_days, longer_than_share, chance, horizon_days, worth_year_minor,
       worth_total_minor, reason, trail, created_at)
     values ($1, $2, $3, $4, $5, $5, $4, $4, 24, $4::date - 700, $4::date - 61, 61, 24, 0.96, 0.34, 60, $6, $6, $7,
       '{0.9, 0.6, 0.34}', $8)`,
    [work.workspaceId, party, fit, work.today, state, worth, JSON.stringify(reason), work.now],
  )
}
