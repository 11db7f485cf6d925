import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { addDays, day, weekday } from '../../../kernel/day.ts'
import type { TestDesk } from '../../../platform/testing/desk.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { todaySchema } from '../model.ts'
import { backToToday, later } from './later.ts'
import { aParty, talkedTo } from './testing/a-firm.ts'
import { today } from './today.ts'

const database = await testDatabase()
const friday = day('2026-11-20')
const aFirm = (on: Day = friday) => testDesk(database, { today: on, now: new Date(`${on}T09:00:00Z`) })
const look = (desk: TestDesk, anyway = false) => desk.writing((work) => today(work, { anyway }))
const listed = async (desk: TestDesk) => (await look(desk)).entries.map(({ party }) => party.id)

async function customers(desk: TestDesk, count: number) {
  const ids = []
  for (let place = 0; place < count; place++)
    ids.push(await aParty(desk, { worth: 500_000 - place * 50_000 }))
  return ids
}

test('two talks stand on the list of each working day, the worthiest first, and stay through the day', async () => {
  const desk = await aFirm()
  const ids = await customers(desk, 5)
  expect(await listed(desk)).toEqual(ids.slice(0, 2))
  await aParty(desk, { worth: 9_000_000 })
  expect(await listed(desk)).toEqual(ids.slice(0, 2))
})

test('what the screen is given keeps the promise of the contract', async () => {
  const desk = await aFirm()
  const [party] = await customers(desk, 1)
  await talkedTo(desk, party, {
    on: day('2026-03-03'),
    notes: 'Her daughter was starting at the conservatory.',
  })
  const seen = todaySchema.parse(await look(desk))
  expect(seen).toMatchObject({ day: friday, working: true, goal: 2, talksToday: 0, currency: 'GBP' })
  expect(seen.entries[0]).toMatchObject({
    state: 'dying',
    worthYearMinor: 500_000,
    done: false,
    because: { codes: ['slipping', 'overdue', 'never-asked', 'long-silence'], daysSinceTalk: 262 },
    ask: { question: 'why-us', neverAsked: true },
    remember: [
      { kind: 'last-talk', text: 'Her daughter was starting at the conservatory.', on: '2026-03-03' },
    ],
  })
})

test('weekends and the public holidays of the country have no list, unless one wants it anyway', async () => {
  for (const [on, holiday] of [
    ['2026-11-21', null],
    ['2026-12-25', 'Christmas Day'],
  ] as const) {
    const desk = await aFirm(day(on))
    await customers(desk, 3)
    expect(await look(desk)).toMatchObject({ working: false, holiday, entries: [] })
    expect((await look(desk, true)).entries).toHaveLength(2)
  }
})

test('every working day of a fortnight has two, and nobody comes twice', async () => {
  const desk = await aFirm()
  await customers(desk, 20)
  const called: string[] = []
  for (let on = friday; on < addDays(friday, 14); on = addDays(on, 1)) {
    await desk.writing(({ db, workspaceId }) =>
      db.query('update workspace set as_of = $2 where workspace_id = $1', [workspaceId, on]),
    )
    const { entries } = await look(desk)
    expect(entries).toHaveLength(weekday(on) > 5 ? 0 : 2)
    for (const { party } of entries) await talkedTo(desk, party.id)
    called.push(...entries.map(({ party }) => party.id))
  }
  expect(new Set(called).size).toBe(called.length)
  expect(called).toHaveLength(20)
})

test('the same person stands in one list only, even when two members look at once', async () => {
  const desk = await aFirm()
  await customers(desk, 6)
  const colleague = await desk.colleague()
  const [mine, theirs] = await Promise.all([listed(desk), listed(colleague)])
  expect(mine).toHaveLength(2)
  expect(theirs).toHaveLength(2)
  expect(new Set([...mine, ...theirs]).size).toBe(4)
})

test('one member who looks twice at once has one list', async () => {
  const desk = await aFirm()
  await customers(desk, 6)
  await Promise.all([look(desk), look(desk), look(desk)])
  expect(await listed(desk)).toHaveLength(2)
})

test('somebody with a steward stands on the list of that steward', async () => {
  const desk = await aFirm()
  const colleague = await desk.colleague()
  const theirs = await aParty(desk, { steward: colleague.memberId, worth: 9_000_000 })
  await customers(desk, 2)
  expect(await listed(desk)).not.toContain(theirs)
  expect(await listed(colleague)).toContain(theirs)
})

test('an auditor, who talks to nobody, takes nobody off the lists of others', async () => {
  const desk = await aFirm()
  const ids = await customers(desk, 3)
  const auditor = await desk.colleague({ roles: ['auditor'], capabilities: ['talks:read'] })
  expect(await listed(auditor)).toEqual([])
  expect(await listed(desk)).toEqual(ids.slice(0, 2))
})

test('a talk that was had is done, and another takes its place until the goal is met', async () => {
  const desk = await aFirm()
  const ids = await customers(desk, 5)
  await look(desk)
  await talkedTo(desk, ids[0])
  const afterOne = await look(desk)
  expect(afterOne.talksToday).toBe(1)
  expect(afterOne.entries.map(({ done }) => done)).toEqual([true, false, false])
  await talkedTo(desk, ids[1])
  expect((await look(desk)).entries.map(({ done }) => done)).toEqual([true, true, false])
})

test('not today means another one today, and can be taken back', async () => {
  const desk = await aFirm()
  const ids = await customers(desk, 5)
  const [first] = (await look(desk)).entries
  const until = addDays(friday, 3)
  const put = await desk.writing((work) => later(work, { id: first.id, until }))
  expect(put.laterUntil).toBe(until)
  expect(await listed(desk)).toEqual(ids.slice(0, 3))
  const back = await desk.writing((work) => backToToday(work, { id: first.id }))
  expect(back.laterUntil).toBeNull()
  expect((await desk.facts()).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['DayPlanned', 'TalkPutOff', 'TalkTakenUp']),
  )
})

test('a talk cannot be put off into the past, nor by somebody whose list it is not on', async () => {
  const desk = await aFirm()
  await customers(desk, 3)
  const [{ id }] = (await look(desk)).entries
  await expect(desk.writing((work) => later(work, { id, until: friday }))).rejects.toMatchObject({
    code: 'invalid',
  })
  const colleague = await desk.colleague()
  await expect(
    colleague.writing((work) => later(work, { id, until: addDays(friday, 3) })),
  ).rejects.toMatchObject({ code: 'not-found' })
})

test('do-not-contact is never listed, and leaves the list at once', async () => {
  const desk = await aFirm()
  const never = await aParty(desk, { doNotContact: true, worth: 9_000_000 })
  const [first] = await customers(desk, 4)
  expect(await listed(desk)).not.toContain(never)
  await desk.writing(({ db, workspaceId }) =>
    db.query('update party set do_not_contact = true where workspace_id = $1 and id = $2', [
      workspaceId,
      first,
    ]),
  )
  const after = await listed(desk)
  expect(after).not.toContain(first)
  expect(after).toHaveLength(2)
})

test('who asked to be called back today is first', async () => {
  const desk = await aFirm()
  await customers(desk, 4)
  const small = await aParty(desk, { worth: 1_000 })
  await talkedTo(desk, small, { on: addDays(friday, -2), outcome: 'call-back', nextOn: friday })
  const { entries } = await look(desk)
  expect(entries[0].party.id).toBe(small)
  expect(entries[0].because.codes[0]).toBe('call-back')
})

test('a promise that was kept since the morning is no reason any more', async () => {
  const desk = await aFirm()
  const [party] = await customers(desk, 1)
  await desk.writing(({ db, workspaceId, newId, now }) =>
    db.query(
      `insert into promise (workspace_id, id, party_id, by, text, due_on, created_at)
       values ($1, $2, $3, 'us', 'Samples', $4, $5)`,
      [workspaceId, newId('promise'), party, friday, now],
    ),
  )
  expect((await look(desk)).entries[0].because.promiseDueOn).toBe(friday)
  await desk.writing(({ db, workspaceId, now }) =>
    db.query('update promise set kept_at = $2 where workspace_id = $1', [workspaceId, now]),
  )
  expect((await look(desk)).entries[0].because.promiseDueOn).toBeNull()
})

test('a firm with nothing but contacts is told whom to get to know', async () => {
  const desk = await aFirm()
  const contact = await aParty(desk, { state: null, role: 'prospect' })
  const { entries } = await look(desk)
  expect(entries.map(({ party }) => party.id)).toEqual([contact])
  expect(entries[0].because).toMatchObject({ vitality: null, daysSinceTalk: null })
})

test('a list made before anything was known is made anew once it is', async () => {
  const desk = await aFirm()
  const early = await aParty(desk, { state: null })
  expect(await listed(desk)).toEqual([early])
  await desk.writing(({ db, workspaceId }) =>
    db.query(
      `insert into vitality_fit (workspace_id, id, as_of, model, kind, customers, parameters, created_at)
       values ($1, $2, $3, 'mbg-nbd', 'told', 1, '{}', now())`,
      [workspaceId, early, friday],
    ),
  )
  await desk.writing(({ db, workspaceId }) =>
    db.query(
      `insert into vitality (workspace_id, party_id, fit_id, as_of, state, candidate, candidate_since, state_since, orders, first_on,
         last_on, silent_days, horizon_days, reason, created_at)
       values ($1, $2, $2, $3, 'dormant', 'dormant', $3, $3, 2, $3, $3, 0, 60, '{"silentDays": 500}', now())`,
      [workspaceId, early, friday],
    ),
  )
  const [first, second, third] = await customers(desk, 3)
  expect(await listed(desk)).toEqual([first, second])
  expect(third).toBeDefined()
})

test('looking at a list asks the database as often for ten as for two', async () => {
  const asked = async (dailyTalks: number) => {
    const desk = await testDesk(database, { today: friday, now: new Date(`${friday}T09:00:00Z`), dailyTalks })
    await customers(desk, dailyTalks + 2)
    await look(desk)
    let count = 0
    await desk.writing((work) => {
      const db = { query: (text: string, values: unknown[]) => (count++, work.db.query(text, values)) }
      return today({ ...work, db: db as unknown as typeof work.db }, { anyway: false })
    })
    return count
  }
  const [two, ten] = [await asked(2), await asked(10)]
  expect(ten).toBe(two)
  expect(two).toBeLessThanOrEqual(14)
})
