import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { addDays, day } from '../../../kernel/day.ts'
import type { TestDesk } from '../../../platform/testing/desk.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { aParty, talkedTo } from '../actions/testing/a-firm.ts'
import { alsoToday } from './also-today.ts'
import { heardThisWeek } from './heard.ts'
import { rhythm } from './rhythm.ts'

const database = await testDatabase()
const friday = day('2026-11-20')
const aFirm = (on: Day = friday) => testDesk(database, { today: on, now: new Date(`${on}T09:00:00Z`) })

function hasBirthday(
  desk: TestDesk,
  party: string,
  [month, dayOfMonth, year]: [number, number, number | null],
) {
  return desk.writing(({ db, workspaceId, newId }) =>
    db.query(
      `insert into occasion (workspace_id, id, party_id, kind, month, day, year)
       values ($1, $2, $3, 'birthday', $4, $5, $6)`,
      [workspaceId, newId('occasion'), party, month, dayOfMonth, year],
    ),
  )
}

function isOwed(
  desk: TestDesk,
  party: string,
  { dueOn, paid, paidOn }: { dueOn: Day; paid: number; paidOn?: Day },
) {
  return desk.writing(async ({ db, workspaceId, newId, today, now }) => {
    const trade = newId('trade')
    await db.query(
      `insert into trade (workspace_id, id, party_id, side, happened_at, happened_on, due_on, currency, total_minor,
         created_at)
       values ($1, $2, $3, 'purchase', $4, $5, $6, 'GBP', 124000, $4)`,
      [workspaceId, trade, party, now, addDays(today, -10), dueOn],
    )
    await db.query(
      `insert into payment (workspace_id, id, party_id, trade_id, side, amount_minor, currency, paid_on, created_at)
       values ($1, $2, $3, $4, 'purchase', $5, 'GBP', $6, $7)`,
      [workspaceId, newId('payment'), party, trade, paid, paidOn ?? today, now],
    )
  })
}

test('a birthday over the end of the year is seen, with how old one turns', async () => {
  const desk = await aFirm(day('2026-12-29'))
  const party = await aParty(desk, { name: 'Tomás Vega' })
  await hasBirthday(desk, party, [1, 2, 1977])
  await hasBirthday(desk, await aParty(desk), [1, 6, null])
  expect(await desk.reading(alsoToday)).toEqual([
    {
      kind: 'occasion',
      partyId: party,
      displayName: 'Tomás Vega',
      occasion: 'birthday',
      label: null,
      on: '2027-01-02',
      turns: 50,
    },
  ])
})

test('a leap-day birthday is seen in a year without one', async () => {
  const desk = await aFirm(day('2026-02-24'))
  await hasBirthday(desk, await aParty(desk), [2, 29, 1984])
  expect(await desk.reading(alsoToday)).toMatchObject([{ on: '2026-02-28', turns: 42 }])
})

test('a bill is shown two weeks ahead with what is still open, and not once it is paid', async () => {
  const desk = await aFirm()
  const party = await aParty(desk, { name: 'Hillside Paper', role: 'supplier', state: null })
  await isOwed(desk, party, { dueOn: addDays(friday, 14), paid: 24_000 })
  await isOwed(desk, party, { dueOn: addDays(friday, 15), paid: 0 })
  await isOwed(desk, party, { dueOn: addDays(friday, 3), paid: 124_000 })
  expect(await desk.reading(alsoToday)).toMatchObject([
    { kind: 'bill', openMinor: 100_000, currency: 'GBP', dueOn: '2026-12-04', displayName: 'Hillside Paper' },
  ])
})

test('a promise is shown when it is due this week or late, until it is kept', async () => {
  const desk = await aFirm()
  const party = await aParty(desk)
  const promise = (text: string, dueOn: Day, isKept: boolean) =>
    desk.writing(({ db, workspaceId, newId, now }) =>
      db.query(
        `insert into promise (workspace_id, id, party_id, by, text, due_on, kept_at, created_at)
         values ($1, $2, $3, 'us', $4, $5, $6, $7)`,
        [workspaceId, newId('promise'), party, text, dueOn, isKept ? now : null, now],
      ),
    )
  await promise('late', addDays(friday, -30), false)
  await promise('this week', addDays(friday, 7), false)
  await promise('next week', addDays(friday, 8), false)
  await promise('kept', friday, true)
  expect((await desk.reading(alsoToday)).map((also) => 'text' in also && also.text)).toEqual([
    'late',
    'this week',
  ])
})

test('what was said is shown for seven days', async () => {
  const desk = await aFirm()
  const party = await aParty(desk)
  await talkedTo(desk, party, { on: addDays(friday, -6), said: 'six days ago' })
  await talkedTo(desk, party, { on: addDays(friday, -7), said: 'a week ago' })
  await talkedTo(desk, party, { on: friday, said: 'today' })
  await talkedTo(desk, party, { on: friday, notes: 'nothing said' })
  expect((await desk.reading(heardThisWeek)).map(({ said }) => said)).toEqual(['today', 'six days ago'])
})

test('a month has its working days, each with the people one reached', async () => {
  const desk = await aFirm()
  const [ana, ben] = [await aParty(desk), await aParty(desk)]
  await talkedTo(desk, ana, { on: day('2026-11-02') })
  await talkedTo(desk, ana, { on: day('2026-11-02') })
  await talkedTo(desk, ben, { on: day('2026-11-02') })
  await talkedTo(desk, ben, { on: day('2026-11-03'), outcome: 'no-answer' })
  await talkedTo(desk, ben, { on: day('2026-11-07') })
  await talkedTo(await desk.colleague(), ana, { on: day('2026-11-04') })
  const month = await desk.reading((work) => rhythm(work, {}))
  expect(month).toMatchObject({ first: '2026-11-01', talks: 3, goal: 42 })
  expect(month.days).toHaveLength(22)
  expect(month.days.filter(({ talks }) => talks > 0)).toEqual([
    { on: '2026-11-02', talks: 2, working: true, past: true },
    { on: '2026-11-07', talks: 1, working: false, past: true },
  ])
})

test('a firm of another country keeps other holidays', async () => {
  const goalIn = async (country: string) => {
    const desk = await testDesk(database, { country, today: friday })
    return (await desk.reading((work) => rhythm(work, {}))).goal
  }
  expect(await goalIn('GB')).toBe(42)
  expect(await goalIn('US')).toBe(38)
})

test('a bill that was paid since is open on a day before that', async () => {
  const desk = await aFirm()
  const farm = await aParty(desk, { role: 'supplier' })
  await isOwed(desk, farm, { dueOn: addDays(friday, 3), paid: 124_000, paidOn: addDays(friday, 4) })
  expect(await desk.reading(alsoToday)).toMatchObject([{ kind: 'bill', openMinor: 124_000 }])
})
