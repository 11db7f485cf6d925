import { expect, test } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { earliestIdAt } from '../../../kernel/id.ts'
import { now } from '../../../platform/clock.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import { newId } from '../../../platform/work.ts'
import { rebuildRelationships } from '../actions/relationships.ts'
import { relationshipsAskedSchema } from '../model.ts'
import { relationships } from './relationships.ts'

const database = await testDatabase()

/** A firm with sixty guests whose rows of the People table are written. */
async function guests() {
  const desk = await testDesk(database, { today: day('2026-11-20') })
  await desk.writing(async (work) => {
    await work.db.query(
      `insert into party (workspace_id, id, kind, display_name, sort_name, search_text, created_at, updated_at)
       select $1, gen_random_uuid(), 'person', 'Guest ' || i, to_char(i, '"guest "FM00'), 'guest ' || i, $2, $2
       from generate_series(0, 59) as i`,
      [work.workspaceId, work.now],
    )
    await rebuildRelationships(work)
  })
  const ask = (asked: Record<string, string> = {}) =>
    desk.reading(async (work) => {
      const statements: string[] = []
      let skipped: unknown = 0
      const query: typeof work.db.query = (text, values) => {
        statements.push(text)
        const offset = /offset \$(\d+)/.exec(text)?.[1]
        if (offset !== undefined) skipped = values?.[Number(offset) - 1]
        return work.db.query(text, values)
      }
      const db = Object.assign(Object.create(work.db), { query }) as typeof work.db
      const page = (await relationships({ ...work, db }, relationshipsAskedSchema.parse(asked))).read()
      return {
        ...page,
        names: page.items.map((item) => item.displayName),
        sql: statements.join('\n'),
        skipped,
      }
    })
  return { desk, ask }
}

const counting = "'total', count(*)"

test('a list is counted once, whatever page of it is asked for, as long as nothing happens', async () => {
  const { ask } = await guests()
  const first = await ask({ limit: '10' })
  expect(first.sql).toContain(counting)
  const later = await ask({ limit: '10', from: '30' })
  expect(later.sql).not.toContain(counting)
  expect(later.total).toBe(60)
  expect((await ask({ q: 'guest', limit: '10' })).total).toBe(60)
  expect((await ask({ q: 'guest 1', limit: '10', from: '5' })).total).toBe(11)
})

test('whoever comes or goes is counted at once', async () => {
  const { desk, ask } = await guests()
  expect((await ask()).total).toBe(60)
  await desk.writing(async (work) => {
    const id = work.newId('party')
    await work.db.query(
      `insert into party (workspace_id, id, kind, display_name, sort_name, created_at, updated_at)
       values ($1, $2, 'person', 'New', 'new', $3, $3)`,
      [work.workspaceId, id, work.now],
    )
    await work.announce({ kind: 'PartyAdded', subjectId: id, partyId: id })
  })
  expect((await ask()).total).toBe(61)
})

test('news that has its number from before the list was written, and came after, is not missed', async () => {
  const { desk, ask } = await guests()
  const id = newId('party')
  const [older, insert] = [
    earliestIdAt(now().getTime() - 1_000),
    `insert into fact (workspace_id, id, happened_at, kind, subject_id, party_id)
     values ($1, $2, $3, 'PartyAdded', $4, $4)`,
  ]
  expect((await ask()).total).toBe(60)
  await desk.writing(async (work) => {
    await work.db.query(
      `insert into party (workspace_id, id, kind, display_name, sort_name, created_at, updated_at)
       values ($1, $2, 'person', 'Late', 'late', $3, $3)`,
      [work.workspaceId, id, work.now],
    )
    await work.db.query(insert, [work.workspaceId, older, work.now, id])
  })
  expect((await ask()).total).toBe(61)
})

test('rows that were rewritten without any news are counted anew', async () => {
  const { desk, ask } = await guests()
  await ask()
  await desk.writing(async (work) => {
    await work.db.query('update party set archived_at = $2 where workspace_id = $1 and sort_name < $3', [
      work.workspaceId,
      work.now,
      'guest 10',
    ])
    await rebuildRelationships(work)
  })
  expect((await ask()).total).toBe(50)
})

test('jumping about in a list shows the same people as going through it', async () => {
  const { ask } = await guests()
  const { names } = await ask({ limit: '60' })
  for (const from of [40, 10, 55, 41, 20, 0, 40, 21, 59, 60]) {
    for (const limit of [7, 3]) {
      const page = await ask({ from: String(from), limit: String(limit) })
      expect(page.names).toEqual(names.slice(from, from + limit))
    }
  }
})

test('far into a list one starts from the nearest page that was seen, not from the top', async () => {
  const { ask } = await guests()
  await ask({ from: '30', limit: '10' })
  expect((await ask({ from: '45', limit: '10' })).sql).toMatch(/\(m\.key, m\.party_id\) >/)
  // The same place once more: not a row is passed over.
  expect((await ask({ from: '45', limit: '10' })).skipped).toBe(0)
})
