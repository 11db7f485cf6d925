// What an import brought in is taken back, all of it, and nothing that somebody wrote since.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Refusal } from '../../../kernel/refusal.ts'
import { type TestDesk, testDesk } from '../../../platform/testing/desk.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { addNote } from '../../people/actions/notes.ts'
import { add, change } from '../../people/actions/record.ts'
import { partyInputSchema } from '../../people/model.ts'
import { get as getParty } from '../../people/views/get.ts'
import type { Import, Plan } from '../model.ts'
import { get } from '../views.ts'
import { carryOut } from './carry-out.ts'
import { receiveFile } from './receive.ts'
import { prepare } from './start.ts'
import { takeBack, undo } from './undo.ts'

const database = await testDatabase()
const before = process.env.DATA_DIR
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-undo-'))
  process.env.DATA_DIR = folder
})
afterAll(async () => {
  if (before === undefined) delete process.env.DATA_DIR
  else process.env.DATA_DIR = before
  await rm(folder, { recursive: true, force: true })
})

async function bring(desk: TestDesk, text: string): Promise<Import> {
  const file = await receiveFile(desk, {
    fileName: 'file.csv',
    body: Readable.from([Buffer.from(text)]),
    mostBytes: 100_000_000,
  })
  await desk.writing((work) => prepare(work, { id: file.id, plan: file.plan as Plan }, 'writing'))
  await carryOut(desk, file.id)
  return desk.reading((work) => get(work, { id: file.id }))
}

async function undone(desk: TestDesk, { id }: Import) {
  await desk.writing((work) => undo(work, { id }))
  await takeBack(desk, id)
  const after = await desk.reading((work) => get(work, { id }))
  expect(after.state).toBe('undone')
  if (after.undo === null) throw new Error('An import that was taken back says what came of it.')
  return after.undo
}

/** All that is on record, without ids of list entries and without versions. */
const recordOf = (desk: TestDesk) =>
  desk.reading(async ({ db }) => {
    const tables = {
      party: `id, display_name, goes_by, given_name, language, organisation_name, tags, search_text, sort_name, archived_at`,
      party_email: 'party_id, address, label, position',
      party_phone: 'party_id, as_given, e164, label, position',
      party_address: 'party_id, lines, town, country',
      party_role: 'party_id, role',
      occasion: 'party_id, kind, month, day, year',
      party_note: 'party_id, text',
      trade: 'id, party_id, number, happened_on, total_minor, is_return',
      trade_line: 'trade_id, position, description, quantity, unit_price, amount_minor',
      product: 'name, code',
    }
    const found: Record<string, unknown> = {}
    for (const [table, columns] of Object.entries(tables))
      found[table] = await db.query(
        `select ${columns} from ${table} where workspace_id = $1 order by ${columns}`,
        [desk.workspaceId],
      )
    return found
  })

const typed = (desk: TestDesk, displayName: string, more: object = {}) =>
  desk.writing((work) => add(work, partyInputSchema.parse({ kind: 'person', displayName, ...more })))

const header = 'Name,Email,Phone,Nickname,Tags,City,Birthday,Note\n'

test('who came in new is gone, and who gained something is as before', async () => {
  const desk = await testDesk(database)
  await typed(desk, 'Ada King', { emails: [{ address: 'ada@example.com' }], tags: ['Regular'] })
  const then = await recordOf(desk)
  const file = await bring(
    desk,
    `${header}Ada King,ada@example.com,020 7946 0018,Countess,Book club,Bath,1815-12-10,Likes sums\nBob,bob@example.com,,,,,,\nBob,bob@example.com,020 7946 0019,,,,,\n`,
  )
  expect(file.report?.parties).toEqual({ created: 1, changed: 1, unchanged: 0 })
  expect(file.canUndo).toBe(true)
  expect(await undone(desk, file)).toEqual({
    removed: { parties: 1, trades: 0 },
    restored: { parties: 1, trades: 0 },
    kept: { parties: 0, trades: 0 },
    keptParties: [],
  })
  expect(await recordOf(desk)).toEqual(then)
  expect((await desk.facts()).map(({ kind }) => kind).slice(-3)).toContain('ImportUndone')
})

test('whoever was touched since stays, with what somebody wrote, and is named', async () => {
  const desk = await testDesk(database)
  const ada = await typed(desk, 'Ada King', { emails: [{ address: 'ada@example.com' }] })
  const file = await bring(
    desk,
    `${header}Ada King,ada@example.com,020 7946 0018,Countess,,,,\nBob,bob@example.com,,,,,,\nCem,cem@example.com,,,,,,\n`,
  )
  const [bob] = await desk.reading(({ db }) =>
    db.query<{ id: typeof ada.id }>(`select id from party where workspace_id = $1 and display_name = 'Bob'`, [
      desk.workspaceId,
    ]),
  )
  await desk.writing((work) => addNote(work, { id: bob.id, kind: 'life', text: 'Has a boat' }))
  const now = await desk.reading((work) => getParty(work, ada))
  await desk.writing((work) => change(work, { id: ada.id, version: now.version, goesBy: 'Lady L.' }))
  const { removed, restored, kept, keptParties } = await undone(desk, file)
  expect([removed.parties, restored.parties, kept.parties]).toEqual([1, 1, 2])
  expect(keptParties.map(({ displayName }) => displayName)).toEqual(['Ada King', 'Bob'])
  const after = await desk.reading((work) => getParty(work, ada))
  expect([after.goesBy, after.phones]).toEqual(['Lady L.', []])
})

test('sales that were corrected by a second file stand as after the first, once the second is taken back', async () => {
  const desk = await testDesk(database)
  const head = 'Invoice,Date,Customer,Product,Quantity,Unit price\n'
  await bring(desk, `${head}A1,2026-01-02,Ada,Tea,2,3\nA2,2026-01-03,Bob,Cake,1,4\n`)
  const then = await recordOf(desk)
  const second = await bring(
    desk,
    `${head}A1,2026-01-02,Ada,Tea,5,3\nA1,2026-01-02,Ada,Bun,1,2\nA3,2026-01-05,Cem,Pie,1,9\n`,
  )
  expect(second.report?.trades).toMatchObject({ created: 1, changed: 1 })
  expect(await undone(desk, second)).toMatchObject({
    removed: { parties: 1, trades: 1 },
    restored: { trades: 1 },
    kept: { parties: 0, trades: 0 },
  })
  expect(await recordOf(desk)).toEqual(then)
})

test('what was taken back can come in again, and be taken back again', async () => {
  const desk = await testDesk(database)
  const text = 'Invoice,Date,Customer,Amount\n1,2026-01-02,Ada,10\n'
  await undone(desk, await bring(desk, text))
  const again = await bring(desk, text)
  expect(again.report?.trades?.created).toBe(1)
  expect(await undone(desk, again)).toMatchObject({ removed: { parties: 1, trades: 1 } })
})

test('a later import keeps whom it met, when the one that brought them is taken back', async () => {
  const desk = await testDesk(database)
  const first = await bring(desk, 'Name,Email\nAda,ada@example.com\n')
  await bring(desk, 'Name,Email,City\nAda,ada@example.com,Bath\n')
  expect((await undone(desk, first)).keptParties.map(({ displayName }) => displayName)).toEqual(['Ada'])
})

test('a file that never came in can’t be taken back', async () => {
  const desk = await testDesk(database)
  const file = await bring(desk, 'Name,Email\nAda,ada@example.com\n')
  await undone(desk, file)
  const refusal = await desk
    .writing((work) => undo(work, file))
    .catch((error) => (error instanceof Refusal ? error.code : Promise.reject(error)))
  expect(refusal).toBe('gone')
})
