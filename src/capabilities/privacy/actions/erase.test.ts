import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PartyId } from '../../../kernel/id.ts'
import { keepFilesIn } from '../../../platform/files.ts'
import { type TestDesk, testDesk } from '../../../platform/testing/desk.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { carryOut } from '../../imports/actions/carry-out.ts'
import { receiveFile } from '../../imports/actions/receive.ts'
import { bringIn } from '../../imports/actions/start.ts'
import { get as getImport } from '../../imports/views.ts'
import { forgetLooks, look } from '../../people/actions/looks.ts'
import { add } from '../../people/actions/record.ts'
import { partyInputSchema } from '../../people/model.ts'
import { list as trades } from '../../trade/views/trades.ts'
import { heldAsHtml } from '../rules/held-document.ts'
import { erasures } from '../views/erasures.ts'
import { heldAbout } from '../views/held.ts'
import { holdings } from '../views/holdings.ts'
import { erase, letBack } from './erase.ts'

const database = await testDatabase()
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-privacy-'))
  keepFilesIn(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const maria = partyInputSchema.parse({
  kind: 'person',
  displayName: 'Maria Vega',
  emails: [{ address: 'maria@vega.example' }],
  phones: [{ asGiven: '020 7946 0123' }],
})

const aMaria = (desk: TestDesk) => desk.writing((work) => add(work, maria))
const eraseMaria = async (desk: TestDesk, id: PartyId, version = 1) =>
  desk.writing((work) => erase(work, { id, version, name: 'maria  VEGA ' }))

async function bring(desk: TestDesk, text: string) {
  const body = Readable.from([Buffer.from(text)])
  const file = await receiveFile(desk, { fileName: 'people.csv', body, mostBytes: 1_000_000 })
  const { plan } = file
  if (plan === null) throw new Error('A received file has a plan.')
  await desk.writing((work) => bringIn(work, { id: file.id, plan }))
  await carryOut(desk, file.id)
  const { report } = await desk.reading((work) => getImport(work, { id: file.id }))
  return report
}

const contacts = `Name,E-mail,Phone
Maria,MARIA@vega.example,
M. Vega,,+44 20 7946 0123
Rosa Delgado,rosa@delgado.example,`

test('an import brings nobody back who asked to be forgotten, and says so', async () => {
  const desk = await testDesk(database)
  const { id } = await aMaria(desk)
  const proof = await eraseMaria(desk, id)
  const report = await bring(desk, contacts)
  expect(report).toMatchObject({ accepted: 1, rejected: 2, parties: { created: 1 } })
  expect(report?.rejections.map(({ row, reason, found }) => [row, reason, found])).toEqual([
    [2, 'asked-to-be-forgotten', ''],
    [3, 'asked-to-be-forgotten', ''],
  ])
  await expect(aMaria(desk)).rejects.toMatchObject({
    code: 'invalid',
    details: { reason: 'asked-to-be-forgotten' },
  })
  await desk.writing((work) => letBack(work, { id: proof.id }))
  expect(await bring(desk, contacts)).toMatchObject({ accepted: 3, parties: { created: 2 } })
})

test('what somebody buys who was erased still counts, as bought by somebody unknown', async () => {
  const desk = await testDesk(database)
  const sales = (invoice: string) =>
    `Invoice,Date,Customer Email,Customer Name,Product,Quantity,Unit Price\n${invoice},2024-05-06,maria@vega.example,Maria Vega,Reed,2,9.50\n`
  await bring(desk, sales('A-1'))
  const before = await desk.reading((work) => trades(work, { limit: 10 }))
  const id = before.items[0].partyId
  if (id === null) throw new Error('The sale names its customer.')
  await eraseMaria(desk, id)
  await bring(desk, sales('A-1') + sales('A-2').split('\n')[1])
  const after = await desk.reading((work) => trades(work, { limit: 10 }))
  expect(after.items.map(({ partyId, totalMinor }) => [partyId, totalMinor])).toEqual([
    [null, 1900],
    [null, 1900],
  ])
})

test('erasing takes the name typed out, and the person as they are now', async () => {
  const desk = await testDesk(database)
  const { id } = await aMaria(desk)
  await expect(desk.writing((work) => erase(work, { id, version: 1, name: 'Maria' }))).rejects.toMatchObject({
    code: 'invalid',
    details: { field: 'name' },
  })
  await expect(eraseMaria(desk, id, 2)).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await eraseMaria(desk, id)
  await expect(eraseMaria(desk, id)).rejects.toMatchObject({ code: 'not-found' })
  const { items } = await desk.reading((work) => erasures(work, { limit: 10 }))
  expect(items).toMatchObject([{ formerId: id, kind: 'person', erasedBy: 'Owner', letBackAt: null }])
  expect(items[0].held).toEqual(expect.arrayContaining([{ table: 'party_email', rows: 1 }]))
  const facts = await desk.facts()
  expect(facts.at(-1)).toMatchObject({
    kind: 'PersonErased',
    partyId: id,
    subjectId: items[0].id,
    details: {},
  })
})

test('who looked at a profile is known, once for each member and day, for two years', async () => {
  const desk = await testDesk(database)
  const bo = await desk.colleague({ name: 'Bo' })
  const { id } = await aMaria(desk)
  for (const who of [bo, bo, desk]) await who.reading((work) => look(work, { id }))
  const seen = async () => (await desk.reading((work) => holdings(work, { id }))).looks
  expect((await seen()).map(({ member }) => member).sort()).toEqual(['Bo', 'Owner'])
  const later = new Date((await desk.reading(async ({ now }) => now)).getTime() + 729 * 86_400_000)
  await desk.writing((work) => forgetLooks({ ...work, now: later }))
  expect(await seen()).toHaveLength(2)
  const muchLater = new Date(later.getTime() + 3 * 86_400_000)
  await desk.writing((work) => forgetLooks({ ...work, now: muchLater }))
  expect(await seen()).toEqual([])
})

test('words about others that name somebody are shown before they are erased', async () => {
  const desk = await testDesk(database)
  const { id } = await aMaria(desk)
  const rosa = await desk.writing((work) =>
    add(work, partyInputSchema.parse({ kind: 'person', displayName: 'Rosa' })),
  )
  await desk.writing(({ db, workspaceId, now, newId }) =>
    db.query(
      `insert into party_note (workspace_id, id, party_id, kind, text, learned_on, created_at)
       values ($1, $2, $3, 'family', 'Married to Maria Vega since May', '2024-05-01', $4)`,
      [workspaceId, newId('note'), rosa.id, now],
    ),
  )
  const { mentions } = await desk.reading((work) => holdings(work, { id }))
  expect(mentions).toEqual([
    {
      partyId: rosa.id,
      displayName: 'Rosa',
      table: 'party_note',
      excerpt: 'Married to Maria Vega since May',
    },
  ])
})

test('who asks what is held about them gets every row, readable and safe', async () => {
  const desk = await testDesk(database)
  const named = { ...maria, displayName: 'Maria <script>alert(1)</script>', theUsual: 'Flat white' }
  const { id } = await desk.writing((work) => add(work, named))
  await desk.reading((work) => look(work, { id }))
  const held = await desk.reading((work) => heldAbout(work, { id }))
  const rowsOf = (table: string) => held.tables.find((one) => one.table === table)?.rows ?? []
  expect(rowsOf('party')).toMatchObject([{ the_usual: 'Flat white', source: 'typed' }])
  expect(rowsOf('party_phone')).toMatchObject([{ as_given: '020 7946 0123', e164: '+442079460123' }])
  expect(rowsOf('fact')).toMatchObject([{ kind: 'PartyAdded', member_id: desk.memberId }])
  expect(rowsOf('profile_look')).toHaveLength(1)
  const page = heldAsHtml(held, 'en', '1 May 2026')
  for (const text of ['Flat white', 'maria@vega.example', '+442079460123', 'PartyAdded', 'Owner'])
    expect(page).toContain(text)
  expect(page).not.toContain('<script')
  expect(heldAsHtml(held, 'ar', '1')).toContain('dir="rtl"')
})
