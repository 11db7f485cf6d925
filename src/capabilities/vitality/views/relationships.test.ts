import { describe, expect, test } from 'vitest'
import { day } from '../../../kernel/day.ts'
import type { PartyId } from '../../../kernel/id.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import type { Desk } from '../../../platform/work.ts'
import { receiveParties } from '../../people/actions/receive.ts'
import { type PartyDraft, partyInputSchema } from '../../people/model.ts'
import { rebuildRelationships, refreshRelationships } from '../actions/relationships.ts'
import { refitFirm } from '../actions/refit.ts'
import { found, smallFirm } from '../actions/testing/firm.ts'
import { type Relationship, type RelationshipsAsked, relationshipsAskedSchema } from '../model.ts'
import { outOfDate } from './fresh-relationships.ts'
import { relationships } from './relationships.ts'

const database = await testDatabase()
const today = day('2026-11-20')

type Asked = Partial<Record<keyof RelationshipsAsked, string>>

const ask = (desk: Desk, asked: Asked = {}) =>
  desk.reading(async (work) => (await relationships(work, relationshipsAskedSchema.parse(asked))).read())

const namesOf = (items: readonly Relationship[]) => items.map(({ displayName }) => displayName)

async function allPages(desk: Desk, asked: Asked): Promise<string[]> {
  const names: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof ask>> = await ask(desk, { ...asked, ...(cursor ? { cursor } : {}) })
    names.push(...namesOf(page.items))
    cursor = page.next
  } while (cursor !== null)
  return names
}

function talk(desk: Desk, partyId: PartyId, on: string, outcome = 'reached'): Promise<void> {
  return desk.writing(async (work) => {
    const id = work.newId('interaction')
    await work.db.query(
      `insert into interaction (workspace_id, id, party_id, kind, direction, outcome, happened_at, happened_on,
         created_at)
       values ($1, $2, $3, 'call', 'out', $4, $5::date, $5::date, $6)`,
      [work.workspaceId, id, partyId, outcome, on, work.now],
    )
    await work.announce({ kind: 'InteractionLogged', subjectId: id, partyId })
  })
}

const aDraft = (displayName: string): PartyDraft => ({
  ...partyInputSchema.parse({ kind: 'person', displayName }),
  source: 'file',
  externalId: displayName,
  notes: [],
})

describe('the People table of twenty customers and three others', async () => {
  const desk = await testDesk(database, { today })
  const ids = await found(desk, [
    ...smallFirm(today),
    { name: 'Zoë Dairy', orders: [], role: 'supplier' },
    { name: 'Ada Prospect', orders: [], role: 'prospect' },
    { name: 'Big Spender', orders: ['2026-11-01'], amountMinor: 900_000 },
  ])
  await refitFirm(desk)
  await talk(desk, ids[0], '2026-11-10')
  await talk(desk, ids[1], '2026-08-01')
  await talk(desk, ids[2], '2026-11-11', 'no-answer')

  test('it has everyone by name, with how many they are and what they are worth', async () => {
    const page = await ask(desk, { limit: '3' })
    expect(namesOf(page.items)).toEqual(['Ada Prospect', 'Big Spender', 'Left 0'])
    expect(page.total).toBe(23)
    const all = await ask(desk, { limit: '200' })
    expect(page.worthYearMinor).toBe(all.items.reduce((sum, { worthYearMinor }) => sum + worthYearMinor, 0))
    expect(all.next).toBeNull()
  })

  test.each([
    ['name', 'up'],
    ['name', 'down'],
    ['worth', 'up'],
    ['worth', 'down'],
    ['chance', 'up'],
    ['chance', 'down'],
    ['last-talk', 'up'],
    ['last-talk', 'down'],
    ['state', 'up'],
    ['state', 'down'],
    ['added', 'up'],
    ['added', 'down'],
  ])('sorted by %s %s, page by page and by position give each once in one order', async (sort, order) => {
    const whole = namesOf((await ask(desk, { sort, order, limit: '200' })).items)
    expect(new Set(whole).size).toBe(23)
    expect(await allPages(desk, { sort, order, limit: '4' })).toEqual(whole)
    expect(namesOf((await ask(desk, { sort, order, limit: '4', from: '9' })).items)).toEqual(
      whole.slice(9, 13),
    )
  })

  test('who has no chance comes last either way', async () => {
    const up = (await ask(desk, { sort: 'chance', limit: '200' })).items
    const down = (await ask(desk, { sort: 'chance', order: 'down', limit: '200' })).items
    expect(up.at(-1)?.chance).toBeNull()
    expect(down.at(-1)?.chance).toBeNull()
    expect(down[0].chance).toBeGreaterThan(up[0].chance ?? 1)
  })

  test('a row shows state, trail, roles, and the last time somebody was reached', async () => {
    const [row] = (await ask(desk, { q: 'regular 0' })).items
    expect(row).toMatchObject({
      state: 'steady',
      roles: ['customer'],
      lastTalkOn: '2026-11-10',
      archived: false,
    })
    expect(row.trail).toHaveLength(25)
    // Nobody picked up: that was no talk.
    expect((await ask(desk, { q: 'regular 2' })).items[0].lastTalkOn).toBeNull()
  })

  test('it is filtered by side, role, state, worth and silence', async () => {
    const total = async (asked: Asked) => (await ask(desk, asked)).total
    expect(await total({ side: 'customers' })).toBe(21)
    expect(await total({ side: 'supply' })).toBe(1)
    expect(await total({ role: 'prospect' })).toBe(1)
    expect(await total({ state: 'new' })).toBe(1)
    expect(await total({ worthOverMinor: '500000' })).toBe(1)
    expect(await total({ silentTalkDays: '60' })).toBe(22)
    expect(await total({ silentTalkDays: '10' })).toBe(23)
    expect(await total({ silentTalkDays: '11' })).toBe(22)
    expect(await total({ q: 'DAIRY' })).toBe(1)
    expect(await total({ q: 'regular 3' })).toBe(1)
    expect(await total({ q: '!!!' })).toBe(0)
  })

  test('a cursor that is none of ours is refused', async () => {
    for (const cursor of [
      'x',
      Buffer.from('[1,2]').toString('base64url'),
      Buffer.from('{}').toString('base64url'),
    ])
      await expect(ask(desk, { cursor })).rejects.toMatchObject({
        code: 'invalid',
        details: { field: 'cursor' },
      })
  })

  test('a cursor is good for the sort it came from only', async () => {
    const sorts = ['name', 'worth', 'added', 'chance', 'last-talk', 'state']
    const isRefused = { code: 'invalid', details: { field: 'cursor' } }
    for (const sort of sorts) {
      const { next } = await ask(desk, { sort, limit: '1' })
      if (next === null) throw new Error('there is a second page')
      for (const other of sorts.filter((one) => one !== sort))
        await expect(ask(desk, { sort: other, cursor: next })).rejects.toMatchObject(isRefused)
      if (sort === 'name') continue
      const [of, , ...rest] = JSON.parse(Buffer.from(next, 'base64url').toString())
      const forged = Buffer.from(JSON.stringify([of, '2026-02-31 25:00:00+00', ...rest])).toString(
        'base64url',
      )
      await expect(ask(desk, { sort, cursor: forged })).rejects.toMatchObject(isRefused)
    }
  })

  test('a page is two statements, however long it is', async () => {
    const count = (asked: Asked) =>
      desk.reading(async (work) => {
        let statements = 0
        const query: typeof work.db.query = (text, values) => {
          statements += 1
          return work.db.query(text, values)
        }
        const db = Object.assign(Object.create(work.db), { query }) as typeof work.db
        await relationships({ ...work, db }, relationshipsAskedSchema.parse(asked))
        return statements
      })
    expect(await count({ limit: '1' })).toBe(2)
    expect(await count({ limit: '200', sort: 'worth' })).toBe(2)
  })

  test('another firm sees none of it', async () => {
    const other = await testDesk(database, { today })
    expect(await ask(other)).toMatchObject({ items: [], total: 0, worthYearMinor: 0, next: null })
  })
})

test('what changed is in the list at once, before any job has run', async () => {
  const desk = await testDesk(database, { today })
  const [old] = await found(desk, [{ name: 'Old', orders: [] }])
  await desk.writing(rebuildRelationships)
  await found(desk, [{ name: 'Fresh', orders: [] }])
  expect(namesOf((await ask(desk)).items)).toEqual(['Fresh', 'Old'])
  await desk.writing(async (work) => {
    await work.db.query('update party set archived_at = now() where workspace_id = $1 and id = $2', [
      work.workspaceId,
      old,
    ])
    await work.announce({ kind: 'PartyArchived', subjectId: old, partyId: old })
  })
  expect(namesOf((await ask(desk)).items)).toEqual(['Fresh'])
  expect(namesOf((await ask(desk, { archived: 'true' })).items)).toEqual(['Old'])
  await desk.writing(refreshRelationships)
  expect(namesOf((await ask(desk)).items)).toEqual(['Fresh'])
})

test('after a flood of facts the list is still right', async () => {
  const desk = await testDesk(database, { today })
  const [old] = await found(desk, [{ name: 'Old', orders: [] }])
  await desk.writing(rebuildRelationships)
  await found(desk, [{ name: 'Fresh', orders: [] }])
  await desk.writing((work) =>
    work.announce(
      ...Array.from({ length: 2500 }, () => ({ kind: 'PartyChanged', subjectId: old, partyId: old })),
    ),
  )
  expect(namesOf((await ask(desk)).items)).toEqual(['Fresh', 'Old'])
  await desk.writing(refreshRelationships)
  expect((await ask(desk)).total).toBe(2)
  // Once nobody else is writing, nothing is left over that each page would have to look through again.
  const leftOver = async () => {
    await desk.writing(refreshRelationships)
    return (await desk.reading(outOfDate)).changed
  }
  await expect.poll(leftOver, { timeout: 10_000 }).toEqual([])
})

test('whoever a long import brings is in the list as soon as it ends, the first ones too', async () => {
  const desk = await testDesk(database, { today })
  await found(desk, [{ name: 'Old', orders: [] }])
  await desk.writing(rebuildRelationships)
  const refreshAfter = (minutes: number) =>
    desk.writing((work) =>
      refreshRelationships({ ...work, now: new Date(work.now.getTime() + minutes * 60_000) }),
    )
  await desk.writing(async (work) => {
    await receiveParties(work, [aDraft('First')])
    await refreshAfter(5)
    await refreshAfter(10)
    await receiveParties(work, [aDraft('Last')])
  })
  expect(namesOf((await ask(desk)).items)).toEqual(['First', 'Last', 'Old'])
  await refreshAfter(11)
  expect(namesOf((await ask(desk)).items)).toEqual(['First', 'Last', 'Old'])
  // Now that it has ended, the mark goes on again.
  const mark = () =>
    desk.reading(async ({ db, workspaceId }) => {
      await desk.writing(refreshRelationships)
      const [row] = await db.query<{ fact_id: string }>(
        'select fact_id from relationship_mark where workspace_id = $1',
        [workspaceId],
      )
      return row.fact_id
    })
  const facts = await desk.facts()
  await expect.poll(async () => (await mark()) > (facts.at(-1)?.id ?? ''), { timeout: 10_000 }).toBe(true)
  expect(namesOf((await ask(desk)).items)).toEqual(['First', 'Last', 'Old'])
})

test('who is taken out for good leaves the list', async () => {
  const desk = await testDesk(database, { today })
  const [gone] = await found(desk, [
    { name: 'Gone', orders: [] },
    { name: 'Here', orders: [] },
  ])
  await desk.writing(rebuildRelationships)
  await desk.writing(({ db, workspaceId }) =>
    db.query('delete from party where workspace_id = $1 and id = $2', [workspaceId, gone]),
  )
  expect((await ask(desk)).total).toBe(1)
})
