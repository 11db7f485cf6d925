import { expect, test } from 'vitest'
import { capabilitiesOf } from '../capabilities/accounts/rules/roles.ts'
import type { Role } from '../capabilities/accounts/model.ts'
import { openOwnerPool } from '../platform/database.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { type Answer, type Person, serve } from './testing/serve.ts'

// Who may not read the books, the course of a relationship or the talks at their own endpoint reads them nowhere:
// for each role and each field that carries them, whether something is in it.

const database = await testDatabase({ max: 6 })
const server = await serve(database)
const owner = openOwnerPool(database.ownerUrl)
const ada = await server.found()

const made = async (path: string, body?: unknown) => {
  const answer = await ada.call('POST', path, body === undefined ? {} : { body })
  if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`)
  return answer.body as unknown as { id: string; key: string }
}

/** A customer who fades, is worth something, was talked to and told of a daughter; and a bill to pay. */
async function furnish() {
  const who = { kind: 'person', theUsual: 'Flat white', roles: [{ role: 'customer' }] }
  const party = await made('/parties', { ...who, displayName: 'Quintessa' })
  await made(`/parties/${party.id}/notes`, { kind: 'family', text: 'A daughter at the conservatory' })
  await made('/interactions', { partyId: party.id, kind: 'call', happenedAt: '2024-03-03T10:00:00Z' })
  const lines = [{ product: 'Beans', quantity: '1', unitPrice: '90.00' }]
  const sale = { partyId: party.id, side: 'sale', happenedOn: '2024-03-01', lines }
  await made('/trades', sale)
  const { rows } = await owner.query<{ workspace_id: string; today: string }>(
    'select workspace_id, (now() at time zone time_zone)::date::text as today from workspace',
  )
  const [{ workspace_id: firm, today }] = rows
  const bill = { ...sale, side: 'purchase', happenedOn: today, dueOn: today }
  const { id: tradeId } = await made('/trades', bill)
  await made('/payments', { tradeId, amountMinor: 100, paidOn: today })
  await owner.query(goesSql, [firm, party.id, reasonOf(today)])
  return party.id
}

const reasonOf = (by: string) =>
  JSON.stringify({
    state: 'dying',
    orders: 24,
    firstOn: '2024-03-01',
    silentDays: 61,
    usualGapDays: 24,
    longerThanShare: 0.96,
    chance: 0.34,
    by,
    perYearBefore: 15,
    perYearNow: 4,
    because: 'told',
  })

const goesSql = `
  with fitted as (
    insert into vitality_fit (workspace_id, id, as_of, model, kind, customers, parameters, created_at)
    values ($1, gen_random_uuid(), current_date - 1, 'mbg-nbd', 'told', 20, '{}', now())
    returning id
  ), changed as (
    insert into vitality_change (workspace_id, id, party_id, on_day, before, after, created_at)
    select $1, gen_random_uuid(), $2, '2024-04-01', 'fading', 'dying', now()
  )
  insert into vitality (workspace_id, party_id, fit_id, as_of, state, candidate, candidate_since, state_since, orders,
    first_on, last_on, silent_days, usual_gap_days, longer_than_share, chance, horizon_days, worth_year_minor,
    worth_total_minor, reason, trail, created_at)
  select $1, $2, id, current_date, 'dying', 'dying', current_date, current_date, 24, '2024-03-01', '2024-03-01', 61,
    24, 0.96, 0.34, 60, 41800, 41800, $3::jsonb, '{0.9, 0.6, 0.34}', now()
  from fitted`

const party = await furnish()

/** A key that may do what a role may. */
async function inTheRoleOf(role: Role): Promise<Person> {
  const scopes = [...capabilitiesOf([role])]
  const { key } = await made('/api-keys', { name: role, scopes, expiresInDays: 1 })
  return server.withKey(key)
}

type Seen = Record<string, unknown>
const bodyOf = (answer: Answer) => answer.body as unknown as { [field: string]: never[] & never }
const rowOf = async (who: Person) =>
  bodyOf(await who.call('GET', '/relationships')) as unknown as { items: Seen[]; worthYearMinor: number }

/** What somebody sees of everything that has its own endpoint elsewhere; null where nothing is to be seen at all. */
async function seenBy(who: Person) {
  const stream = await who.call('GET', `/parties/${party}/timeline`)
  const day = await who.call('GET', '/today?anyway=true')
  const list = await rowOf(who)
  const [row] = list.items
  const record = (await who.call('GET', `/parties/${party}`)).body as unknown as Seen & { notes: unknown[] }
  const kinds = (answer: Answer, field: string) =>
    answer.status === 403
      ? null
      : [
          ...new Set(
            (answer.body as unknown as Record<string, { kind: string }[]>)[field].map((one) => one.kind),
          ),
        ].sort()
  const [entry] =
    day.status === 403 ? [] : (day.body as unknown as { entries: (Seen & { because: Seen })[] }).entries
  return {
    timeline: kinds(stream, 'items'),
    alsoToday: kinds(day, 'alsoToday'),
    entry: entry && {
      worth: entry['worthYearMinor'],
      state: entry['state'],
      trail: entry['trail'],
      reason: entry.because['vitality'] !== null,
      tells: (entry.because['codes'] as string[]).includes('slipping'),
      score: entry.because['score'] !== 0,
    },
    row: {
      worth: row['worthYearMinor'],
      sum: list.worthYearMinor,
      state: row['state'],
      chance: row['chance'],
      trail: row['trail'],
      lastTalkOn: row['lastTalkOn'],
    },
    notes: record.notes.length,
    usual: record['theUsual'],
  }
}

const trail = [0.9, 0.6, 0.34]
const everything = {
  timeline: ['interaction', 'payment', 'trade', 'vitality'],
  alsoToday: ['bill'],
  entry: { worth: 41_800, state: 'dying', trail, reason: true, tells: true, score: true },
  row: { worth: 41_800, sum: 41_800, state: 'dying', chance: 0.34, trail, lastTalkOn: '2024-03-03' },
  notes: 1,
  usual: 'Flat white',
}
const noCourse = { state: null, trail: [] }
const books = {
  timeline: null,
  alsoToday: null,
  entry: undefined,
  row: { worth: 41_800, sum: 41_800, chance: null, ...noCourse, lastTalkOn: null },
  notes: 0,
  usual: 'Flat white',
}
const byRole: Record<Role, object> = {
  owner: everything,
  leader: everything,
  staff: everything,
  counter: {
    ...everything,
    timeline: ['interaction'],
    alsoToday: [],
    entry: { worth: 0, ...noCourse, reason: false, tells: false, score: false },
    row: { worth: 0, sum: 0, chance: null, ...noCourse, lastTalkOn: '2024-03-03' },
  },
  bookkeeper: books,
  auditor: books,
}

test.each(Object.entries(byRole))(
  'what the role of %s may not ask for is nowhere else either',
  async (role, expected) => {
    expect(await seenBy(await inTheRoleOf(role as Role))).toEqual(expected)
  },
)

const revealing = {
  'books:read': ['sort=worth', 'worthOverMinor=100', 'worthOverMinor=0'],
  'vitality:read': ['sort=chance', 'sort=state', 'state=dying'],
  'talks:read': ['sort=last-talk', 'silentTalkDays=60'],
} as const

test.each(['staff', 'counter', 'bookkeeper'] as const)(
  'the role of %s can’t ask by order or filter either',
  async (role) => {
    const who = await inTheRoleOf(role)
    const may = capabilitiesOf([role])
    for (const [capability, questions] of Object.entries(revealing)) {
      for (const question of questions) {
        const { status } = await who.call('GET', `/relationships?${question}`)
        expect({ question, status }).toEqual({ question, status: may.has(capability as never) ? 200 : 403 })
      }
    }
  },
)
