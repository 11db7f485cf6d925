import { expect, test } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { openOwnerPool } from '../../../platform/database.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import type { Desk } from '../../../platform/work.ts'
import { rebuildRelationships } from '../actions/relationships.ts'
import { relationshipsAskedSchema } from '../model.ts'
import { relationships } from './relationships.ts'

const database = await testDatabase()
const desk = await testDesk(database, { today: day('2026-11-20') })
await manyParties(desk)

/** Twenty thousand parties with a role and a talk each, and the statistics that autovacuum would have gathered by then. */
async function manyParties(firm: Desk): Promise<void> {
  await firm.writingAtLength(async (work) => {
    await work.db.query(
      `insert into party (workspace_id, id, kind, display_name, sort_name, search_text, created_at, updated_at)
       select $1, gen_random_uuid(), 'person', 'Guest ' || i, 'guest ' || i, 'guest ' || i, $2, $2
       from generate_series(1, 20000) as i`,
      [work.workspaceId, work.now],
    )
    await work.db.query(
      `insert into interaction (workspace_id, id, party_id, kind, direction, outcome, happened_at, happened_on,
         created_at)
       select $1, gen_random_uuid(), id, 'call', 'out', 'reached', $2, $3, $2
       from party
       where workspace_id = $1`,
      [work.workspaceId, work.now, work.today],
    )
    await work.db.query(
      `insert into party_role (workspace_id, id, party_id, role, created_at)
       select $1, gen_random_uuid(), id, 'customer', $2
       from party
       where workspace_id = $1`,
      [work.workspaceId, work.now],
    )
    await rebuildRelationships(work)
  })
  const owner = openOwnerPool(database.ownerUrl, 1)
  await owner.query('vacuum analyze')
  await owner.end()
}

async function planOf(asked: Record<string, string>): Promise<string> {
  return desk.reading(async (work) => {
    const plans: string[] = []
    const query: typeof work.db.query = async (text, values) => {
      const plan = await work.db.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
      plans.push(...plan.map((line) => line['QUERY PLAN']))
      return work.db.query(text, values)
    }
    const db = Object.assign(Object.create(work.db), { query }) as typeof work.db
    await relationships({ ...work, db }, relationshipsAskedSchema.parse(asked))
    return plans.join('\n')
  })
}

const wideTables = /Seq Scan on (party|interaction|party_role)\b/

test.each([
  [{}],
  [{ sort: 'worth', order: 'down' }],
  [{ sort: 'last-talk', order: 'down' }],
  [{ sort: 'chance' }],
  [{ from: '8000' }],
  [{ side: 'customers' }],
  [{ silentTalkDays: '60' }],
])('a list asked for with %o reads the narrow table, never the wide ones whole', async (asked) => {
  const plan = await planOf(asked as Record<string, string>)
  expect(plan).toContain('relationship')
  expect(plan).not.toMatch(wideTables)
})

test.each(['up', 'down'])(
  'by the last talk (%s) it walks an index instead of sorting everybody',
  async (order) => {
    expect(await planOf({ sort: 'last-talk', order })).toMatch(/relationship_by_(last_talk|silence)/)
  },
)

test('by name and by worth it walks an index instead of sorting everybody', async () => {
  expect(await planOf({})).toContain('relationship_by_name')
  expect(await planOf({ sort: 'worth', order: 'down' })).toContain('relationship_by_worth')
})

test.each(['gue', '199', 'guest 77', 'xyz'])(
  'the word "%s" is looked for in the narrow table or its index',
  async (q) => {
    const plan = await planOf({ q })
    expect(plan).toContain('relationship')
    expect(plan).not.toMatch(wideTables)
  },
)

test('a word of three letters that few have is looked up in the index of words', async () => {
  expect(await planOf({ q: '1999' })).toContain('relationship_by_words')
  expect(await planOf({ q: '19999' })).toContain('relationship_by_words')
})
