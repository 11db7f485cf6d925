import { expect, test } from 'vitest'
import { addDays, day } from '../../../kernel/day.ts'
import type { PartyId } from '../../../kernel/id.ts'
import type { TestDesk } from '../../../platform/testing/desk.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { aParty, talkedTo } from '../actions/testing/a-firm.ts'
import type { TimelineEntry } from '../model.ts'
import { timelineEntrySchema } from '../model.ts'
import { timeline } from './timeline.ts'

const database = await testDatabase()
const friday = day('2026-11-20')
const aFirm = () => testDesk(database, { today: friday, now: new Date(`${friday}T09:00:00Z`) })

async function aHistory(desk: TestDesk): Promise<PartyId> {
  const party = await aParty(desk)
  await talkedTo(desk, party, { on: addDays(friday, -1), notes: 'Voicemail left.', outcome: 'voicemail' })
  await desk.writing(async ({ db, workspaceId, newId, now }) => {
    const [trade, product] = [newId('trade'), newId('product')]
    await db.query(
      `insert into product (workspace_id, id, name, created_at) values ($1, $2, 'Kraft boxes', $3)`,
      [workspaceId, product, now],
    )
    await db.query(
      `insert into trade (workspace_id, id, party_id, side, number, happened_at, happened_on, currency, total_minor,
         created_at)
       values ($1, $2, $3, 'sale', '10482', '2026-09-20T10:00:00Z', '2026-09-20', 'GBP', 31240, $4)`,
      [workspaceId, trade, party, now],
    )
    await db.query(
      `insert into trade_line (workspace_id, trade_id, position, product_id, description, quantity, unit_price,
         amount_minor)
       values ($1, $2, 0, $3, null, 1, 300, 30000), ($1, $2, 1, null, 'Ribbon', 1, 12.40, 1240)`,
      [workspaceId, trade, product],
    )
    await db.query(
      `insert into payment (workspace_id, id, party_id, trade_id, side, amount_minor, currency, paid_on, created_at)
       values ($1, $2, $3, $4, 'sale', 31240, 'GBP', '2026-10-01', $5)`,
      [workspaceId, newId('payment'), party, trade, now],
    )
    await db.query(
      `insert into promise (workspace_id, id, party_id, by, text, due_on, created_at)
       values ($1, $2, $3, 'us', 'Samples', '2026-11-25', '2026-11-10T10:00:00Z')`,
      [workspaceId, newId('promise'), party],
    )
    await db.query(
      `insert into vitality_change (workspace_id, id, party_id, on_day, before, after, created_at)
       values ($1, $2, $3, '2026-11-01', 'fading', 'dying', $4)`,
      [workspaceId, newId('change'), party, now],
    )
  })
  return party
}

const read = (desk: TestDesk, question: Parameters<typeof timeline>[1]) =>
  desk.reading(async (work) => (await timeline(work, question)).read())

test('all that happened stands in one stream, newest first', async () => {
  const desk = await aFirm()
  const party = await aHistory(desk)
  const { items, next } = await read(desk, { id: party, limit: 50 })
  expect(items.map(({ kind }) => kind)).toEqual(['interaction', 'promise', 'vitality', 'payment', 'trade'])
  expect(items.map((item) => timelineEntrySchema.parse(item).on)).toEqual([
    '2026-11-19',
    '2026-11-10',
    '2026-11-01',
    '2026-10-01',
    '2026-09-20',
  ])
  expect(items[0]).toMatchObject({ interaction: { notes: 'Voicemail left.', member: 'Owner' } })
  expect(items[4]).toMatchObject({ number: '10482', summary: 'Kraft boxes, Ribbon', lineCount: 2 })
  expect(next).toBeNull()
})

test('a kind can be picked', async () => {
  const desk = await aFirm()
  const party = await aHistory(desk)
  const kindsOf = async (kind: 'talks' | 'trade' | 'promises' | 'changes') =>
    (await read(desk, { id: party, kind, limit: 50 })).items.map((item) => item.kind)
  expect(await kindsOf('talks')).toEqual(['interaction'])
  expect(await kindsOf('trade')).toEqual(['payment', 'trade'])
  expect(await kindsOf('promises')).toEqual(['promise'])
  expect(await kindsOf('changes')).toEqual(['vitality'])
})

test('pages follow each other without a gap and without a thing twice', async () => {
  const desk = await aFirm()
  const party = await aHistory(desk)
  for (let count = 0; count < 6; count++) await talkedTo(desk, party, { on: addDays(friday, -1) })
  const seen: TimelineEntry[] = []
  let cursor: string | undefined
  do {
    const page = await read(desk, { id: party, limit: 3, ...(cursor ? { cursor } : {}) })
    seen.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  expect(new Set(seen.map(({ id }) => id)).size).toBe(11)
  expect(seen).toHaveLength(11)
})

test('a firm seen as of a past day does not know what came after', async () => {
  const desk = await testDesk(database, { today: day('2026-10-15') })
  const party = await aHistory(desk)
  const { items } = await read(desk, { id: party, limit: 50 })
  expect(items.map(({ kind }) => kind)).toContain('trade')
  expect(items.every(({ on }) => on <= '2026-10-15')).toBe(true)
})

test('a stranger, or somebody of another firm, has no timeline', async () => {
  const party = await aHistory(await aFirm())
  await expect(read(await aFirm(), { id: party, limit: 50 })).rejects.toMatchObject({ code: 'not-found' })
})

test('a cursor that is none is refused', async () => {
  const desk = await aFirm()
  const party = await aHistory(desk)
  await expect(read(desk, { id: party, limit: 50, cursor: 'rubbish' })).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('a trade that was taken back takes its payments out of the stream with it', async () => {
  const desk = await aFirm()
  const id = await aHistory(desk)
  await desk.writing(({ db, workspaceId, now }) =>
    db.query('update trade set archived_at = $2 where workspace_id = $1', [workspaceId, now]),
  )
  const { items } = await read(desk, { id, limit: 50 })
  expect(items.map(({ kind }) => kind)).toEqual(['interaction', 'promise', 'vitality'])
})
