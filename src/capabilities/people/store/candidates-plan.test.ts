import { expect, test } from 'vitest'
import { testDesk } from '../../../platform/testing/desk.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { type PartyDraft, partyInputSchema } from '../model.ts'
import { loadCandidates } from './load.ts'

const database = await testDatabase()
const desk = await testDesk(database)
await desk.writingAtLength(async (work) => {
  await work.db.query(
    `with guest as (
       insert into party (workspace_id, id, kind, display_name, sort_name, source, external_id, created_at, updated_at)
       select $1, gen_random_uuid(), 'person', 'Guest ' || i, 'guest ' || i, 'csv', i::text, $2, $2
       from generate_series(1, 20000) as i
       returning id, external_id),
     posted as (
       insert into party_email (workspace_id, id, party_id, address)
       select $1, gen_random_uuid(), id, external_id || '@example.com' from guest)
     insert into party_phone (workspace_id, id, party_id, as_given, e164)
     select $1, gen_random_uuid(), id, external_id, '+44' || external_id from guest`,
    [work.workspaceId, work.now],
  )
})

const nobody: PartyDraft = {
  ...partyInputSchema.parse({ kind: 'person', displayName: 'Somebody' }),
  notes: [],
  source: 'csv',
  externalId: null,
}

test('in the middle of an import, those who may be meant are looked up and nobody else is read', async () => {
  const drafts = Array.from({ length: 1500 }, (_, at): PartyDraft => {
    const number = String(at * 3 + 1)
    if (at % 3 === 0) return { ...nobody, externalId: number }
    if (at % 3 === 1) return { ...nobody, emails: [{ address: `${number}@example.com`, label: null }] }
    return { ...nobody, phones: [{ asGiven: number, e164: `+44${number}`, label: null }] }
  })
  await desk.writing(async (work) => {
    const plans: string[] = []
    const query: typeof work.db.query = async (text, values) => {
      const plan = await work.db.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
      plans.push(plan.map((line) => line['QUERY PLAN']).join('\n'))
      return work.db.query(text, values)
    }
    const db = Object.assign(Object.create(work.db), { query }) as typeof work.db
    expect(await loadCandidates({ ...work, db }, drafts, [])).toHaveLength(1500)
    expect(plans[0]).toContain('party_email_by_address')
    expect(plans[0]).not.toMatch(/Seq Scan on party(_email|_phone)? /)
  })
})
