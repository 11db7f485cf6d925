import { expect, test } from 'vitest'
import { today as planToday } from '../src/capabilities/outreach/actions/today.ts'
import { todaySchema } from '../src/capabilities/outreach/model.ts'
import { aParty, talkedTo } from '../src/capabilities/outreach/actions/testing/a-firm.ts'
import { refitFirm } from '../src/capabilities/vitality/actions/refit.ts'
import { bringSample, removeSample } from '../src/capabilities/imports/actions/sample.ts'
import { day, daysBetween } from '../src/kernel/day.ts'
import { openOwnerPool } from '../src/platform/database.ts'
import type { TestDesk } from '../src/platform/testing/desk.ts'
import { testDesk } from '../src/platform/testing/desk.ts'
import { testDatabase } from '../src/platform/testing/test-database.ts'
import { tellCornerCafe } from './corner-cafe.ts'
import { tell } from './tell.ts'

const database = await testDatabase()
const friday = day('2026-11-20')
const aFirm = () => testDesk(database, { today: friday, now: new Date(`${friday}T09:00:00Z`) })
const cafe = (seed = 7) => tellCornerCafe({ today: friday, seed })

test('the same seed tells the same story, another seed another', () => {
  expect(cafe()).toEqual(cafe())
  expect(cafe(8).trades).not.toEqual(cafe().trades)
})

test('the story tells of people who are all in it, each once', () => {
  const { parties, links, trades, talks } = cafe()
  const keys = new Set(parties.map(({ key }) => key))
  expect(keys.size).toBe(parties.length)
  const spokenOf = [
    ...links.flatMap(({ from, to }) => [from, to]),
    ...[...trades, ...talks].map(({ party }) => party),
  ]
  expect(spokenOf.filter((key) => !keys.has(key))).toEqual([])
  for (const things of [trades, talks]) expect(new Set(things.map(({ key }) => key)).size).toBe(things.length)
})

test('nothing in the story lies in the future but promises and bills, and two years are told', () => {
  const { trades, talks } = cafe()
  const days = [...trades, ...talks].map(({ on }) => on).sort()
  expect(days.every((on) => on < friday)).toBe(true)
  expect(daysBetween(days[0], friday)).toBeGreaterThan(690)
})

test('no two people say the same in the same words', () => {
  const said = cafe().talks.flatMap((talk) => talk.said ?? [])
  expect(new Set(said).size).toBe(said.length)
  expect(said.length).toBeGreaterThan(10)
})

test('told on any day, somebody has a birthday within the week and something is promised', () => {
  for (const on of ['2027-01-01', '2028-02-27', '2026-12-30']) {
    const { parties, talks } = tellCornerCafe({ today: day(on), seed: 7 })
    const tomas = parties.find(({ key }) => key === 'tomas-vega')
    expect(tomas?.occasions).toHaveLength(1)
    expect(
      talks.some(({ promise }) => promise && !promise.isKept && daysBetween(day(on), promise.dueOn) === 2),
    ).toBe(true)
  }
})

test('it is told in one go, and told twice it changes nothing', async () => {
  const desk = await aFirm()
  await tell(desk, cafe())
  const before = await contents(desk)
  await tell(desk, cafe())
  expect(await contents(desk)).toEqual(before)
})

test('a first visitor finds a day with talks, a birthday, a bill and a promise', async () => {
  const desk = await aFirm()
  await tell(desk, cafe())
  await refitFirm(desk)
  const seen = todaySchema.parse(await desk.writing((work) => planToday(work, { anyway: false })))
  expect(seen.entries.length).toBeGreaterThanOrEqual(2)
  expect(new Set(seen.alsoToday.map(({ kind }) => kind))).toEqual(new Set(['occasion', 'bill', 'promise']))
  expect(seen.alsoToday).toContainEqual(expect.objectContaining({ displayName: 'Tomás Vega', turns: 50 }))
  expect(seen.heard.length).toBeGreaterThanOrEqual(2)
  expect(seen.month.talks).toBeGreaterThan(10)
})

test('removed, it leaves nothing but the ledger, and what is the firm’s own stays', async () => {
  const desk = await aFirm()
  const own = await aParty(desk, { name: 'Own customer' })
  await talkedTo(desk, own, { notes: 'Our own talk.' })
  const before = await contents(desk)
  await desk.writing((work) => bringSample(work, cafe()))
  await desk.writing((work) => planToday(work, { anyway: false }))
  const ids = await sampleIds(desk)
  expect(ids.length).toBeGreaterThan(4000)
  await desk.writing(removeSample)
  expect(await rowsWith(desk, ids)).toEqual([])
  expect(await contents(desk)).toEqual(before)
  expect((await desk.facts()).map(({ kind }) => kind)).toContain('SampleRemoved')
})

test('removing a sample that is not there is no harm, and says nothing', async () => {
  const desk = await aFirm()
  expect(await desk.writing(removeSample)).toEqual({ done: true })
  expect(await desk.facts()).toEqual([])
})

const ledgerLike = ['fact', 'idempotency_key', 'today_entry']

async function tables(desk: TestDesk): Promise<string[]> {
  const rows = await desk.reading(({ db }) =>
    db.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'workspace_id' order by 1`,
    ),
  )
  return rows.map(({ name }) => name).filter((name) => !ledgerLike.includes(name))
}

/** How many rows each table of the firm has, and a digest of them. */
async function contents(desk: TestDesk): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const table of await tables(desk)) {
    const [row] = await desk.reading(({ db, workspaceId }) =>
      db.query<{ digest: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(row::text, '' order by row::text)), '') as digest
         from ${table} as row where workspace_id = $1`,
        [workspaceId],
      ),
    )
    found[table] = row.digest
  }
  return found
}

async function sampleIds(desk: TestDesk): Promise<string[]> {
  const sources = ['party', 'interaction', 'promise', 'product', 'trade']
  const rows = await desk.reading(({ db, workspaceId }) =>
    db.query<{ id: string }>(
      sources
        .map((table) => `select id from ${table} where workspace_id = $1 and source = 'sample'`)
        .join(' union all '),
      [workspaceId],
    ),
  )
  return rows.map(({ id }) => id)
}

/** The columns of the whole database that still name one of these ids, the ledger left out. */
async function rowsWith(desk: TestDesk, ids: string[]): Promise<string[]> {
  const owner = openOwnerPool(database.ownerUrl)
  const { rows: columns } = await owner.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and data_type = 'uuid' and column_name <> 'workspace_id' and table_name <> 'fact'`,
  )
  const left: string[] = []
  for (const { table, column } of columns) {
    const { rowCount } = await owner.query(
      `select from ${table} where workspace_id = $1 and ${column} = any($2) limit 1`,
      [desk.workspaceId, ids],
    )
    if (rowCount) left.push(`${table}.${column}`)
  }
  await owner.end()
  return left
}
