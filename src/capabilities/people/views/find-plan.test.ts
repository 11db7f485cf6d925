import { expect, test } from 'vitest'
import { openOwnerPool } from '../../../platform/database.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import { find } from './find.ts'

const database = await testDatabase()
const desk = await testDesk(database)
await desk.writingAtLength((work) =>
  work.db.query(
    `insert into party (workspace_id, id, kind, display_name, sort_name, search_text, created_at, updated_at)
     select $1, gen_random_uuid(), 'person', 'Guest ' || i, 'guest ' || i, 'guest ' || md5(i::text), $2, $2
     from generate_series(1, 20000) as i`,
    [work.workspaceId, work.now],
  ),
)
await desk.writing((work) =>
  work.db.query(
    `insert into party (workspace_id, id, kind, display_name, sort_name, search_text, created_at, updated_at)
     select $1, gen_random_uuid(), 'person', name, name, search_text, $2, $2
     from unnest(array['王小明', 'منى المصري', 'Zoë Zyx', 'Quillon'], array['王 小 明', 'منى المصري', 'zoe zyx', 'quillon'])
       as t (name, search_text)`,
    [work.workspaceId, work.now],
  ),
)
const owner = openOwnerPool(database.ownerUrl, 1)
await owner.query('vacuum analyze party')
await owner.end()

function asked(q: string): Promise<{ names: string[]; plan: string }> {
  return desk.reading(async (work) => {
    const plans: string[] = []
    const query: typeof work.db.query = async (text, values) => {
      const plan = await work.db.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
      plans.push(...plan.map((line) => line['QUERY PLAN']))
      return work.db.query(text, values)
    }
    const db = Object.assign(Object.create(work.db), { query }) as typeof work.db
    const { items } = await find({ ...work, db }, { q, archived: false, limit: 10 })
    return { names: items.map(({ displayName }) => displayName), plan: plans.join('\n') }
  })
}

test.each([
  ['zyx', 'Zoë Zyx'],
  ['ZOË', 'Zoë Zyx'],
  ['明', '王小明'],
  ['小明', '王小明'],
  ['مصر', 'منى المصري'],
  ['من', 'منى المصري'],
  ['quilon', 'Quillon'],
  ['qiullon', 'Quillon'],
])('among twenty thousand "%s" is looked up in the index, nobody is read in vain', async (q, name) => {
  const { names, plan } = await asked(q)
  expect(names).toEqual([name])
  expect(plan).toContain('party_search')
  expect(plan).not.toMatch(/Seq Scan on party\b/)
})

test('words that thousands have come by name along its index, and no page leaves anybody out', async () => {
  const { plan } = await asked('guest')
  expect(plan).toContain('party_by_name')
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await desk.reading((work) =>
      find(work, { q: 'guest', archived: false, limit: 3000, ...(cursor ? { cursor } : {}) }),
    )
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBe(20_000)
})

test('another firm finds nobody of ours', async () => {
  const other = await testDesk(database)
  const { items } = await other.reading((work) => find(work, { q: 'zyx', archived: false, limit: 10 }))
  expect(items).toEqual([])
})
