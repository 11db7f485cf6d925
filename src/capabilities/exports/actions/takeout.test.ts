import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tellCornerCafe } from '../../../../stories/corner-cafe.ts'
import type { Day } from '../../../kernel/day.ts'
import { fileOf, keepFilesIn } from '../../../platform/files.ts'
import { firmTables } from '../../../platform/takeout/firm-tables.ts'
import { openTakeoutFile } from '../../../platform/takeout/open.ts'
import { type TestDesk, testDesk } from '../../../platform/testing/desk.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { bringSample } from '../../imports/actions/sample.ts'
import { promise } from '../../interactions/actions.ts'
import { addNote } from '../../people/actions/notes.ts'
import { add } from '../../people/actions/record.ts'
import { partyInputSchema } from '../../people/model.ts'
import { refitFirm } from '../../vitality/actions/refit.ts'
import { bringIn, takeout } from './takeout.ts'

const database = await testDatabase()
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-takeout-'))
  keepFilesIn(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const today = '2026-11-20' as Day
const mostBytes = 500_000_000
const taken = (desk: TestDesk) => buffer(takeout(desk))
const brought = (desk: TestDesk, zip: Buffer) => bringIn(desk, { body: Readable.from([zip]), mostBytes })

/** Every row of a firm as text; but for members, whose way in belongs to the server they work on. */
async function contentOf(desk: TestDesk): Promise<Record<string, string[]>> {
  return desk.reading(async ({ db, workspaceId }) => {
    const content: Record<string, string[]> = {}
    for (const { name } of await firmTables(db)) {
      const rows = await db.query<{ row: string }>(
        `select (to_jsonb(t) - 'workspace_id' - 'user_id' - 'state')::text as row
         from ${name} t
         where workspace_id = $1`,
        [workspaceId],
      )
      content[name] = rows.map(({ row }) => row).sort()
    }
    const [{ row }] = await db.query<{ row: string }>(
      `select (to_jsonb(w) - 'workspace_id' - 'version' - 'created_at')::text as row
       from workspace w
       where workspace_id = $1`,
      [workspaceId],
    )
    return { ...content, workspace: [row] }
  })
}

/** The rows of a firm that were not there before anything was brought in. */
async function contentBrought(desk: TestDesk): Promise<Record<string, string[]>> {
  const { member, fact, ...rest } = await contentOf(desk)
  return {
    ...rest,
    member: member.filter((row) => !row.includes(desk.memberId)),
    fact: fact.filter((row) => !row.includes('TakeoutBroughtIn')),
  }
}

test('the sample business, taken out and brought into an empty firm, is the same to the row', async () => {
  const desk = await testDesk(database, { today, name: 'Corner Café', dailyTalks: 3 })
  await desk.writing((work) => bringSample(work, tellCornerCafe({ today, seed: 1 })))
  await refitFirm(desk)
  await writeFile(await fileOf(desk.workspaceId, 'kept.csv'), 'Name\nMaria\n')
  const other = await testDesk(database, { name: 'Another', country: 'DE', currency: 'EUR' })
  const { files, rows } = await brought(other, await taken(desk))
  expect([files, rows > 500]).toEqual([1, true])
  const content = await contentOf(desk)
  expect(await contentBrought(other)).toEqual(content)
  expect(Object.values(content).filter((of) => of.length > 0).length).toBeGreaterThan(14)
})

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((one) => one.replaceAll('\0', '').trim() || `=1+1"\n,;\t'é`)
const person = fc.record({
  name: text,
  note: text,
  promised: text,
  usual: fc.option(text, { nil: null }),
  tags: fc.uniqueArray(
    text.map((one) => one.slice(0, 50).trim() || 'x'),
    { maxLength: 3 },
  ),
  year: fc.option(fc.integer({ min: 1900, max: 2020 }), { nil: null }),
})

test('whatever people are called and whatever they said comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 6 }), async (people) => {
      const desk = await testDesk(database, { today })
      for (const { name, note, promised, usual, tags, year } of people) {
        const input = partyInputSchema.parse({
          kind: 'person',
          displayName: name,
          theUsual: usual,
          tags,
          occasions: [{ kind: 'birthday', month: 2, day: 29, year }],
        })
        await desk.writing(async (work) => {
          const { id } = await add(work, input)
          await addNote(work, { id, kind: 'life', text: note })
          await promise(work, { partyId: id, by: 'us', text: promised, dueOn: today })
        })
      }
      const other = await testDesk(database, { today })
      await brought(other, await taken(desk))
      expect(await contentBrought(other)).toEqual(await contentOf(desk))
    }),
    { numRuns: 6, seed: 20261122 },
  )
})

test('a firm in which somebody is already takes nothing in, and what is no takeout comes to nothing', async () => {
  const desk = await testDesk(database)
  await desk.writing((work) => add(work, partyInputSchema.parse({ kind: 'person', displayName: 'Maria' })))
  const zip = await taken(desk)
  await expect(brought(desk, zip)).rejects.toMatchObject({ code: 'already-there' })
  const empty = await testDesk(database)
  const flipped = Buffer.from(zip)
  flipped[zip.indexOf('rows/party.jsonl') + 60] ^= 0xff
  for (const bad of [Buffer.from('Name\nMaria\n'), zip.subarray(0, zip.length - 40), flipped])
    await expect(brought(empty, bad)).rejects.toMatchObject({ code: 'wrong-file' })
  await expect(bringIn(empty, { body: Readable.from([zip]), mostBytes: 5000 })).rejects.toMatchObject({
    code: 'wrong-file',
  })
  expect((await contentBrought(empty))['party']).toEqual([])
  expect(await brought(empty, zip)).toMatchObject({ files: 0 })
})

test('a colleague who works in both firms goes on looking after the same people', async () => {
  const desk = await testDesk(database)
  const other = await testDesk(database)
  for (const { workspaceId, memberId, writing } of [desk, other])
    await writing(({ db }) =>
      db.query(`update member set email = 'bo@example.com' where workspace_id = $1 and id = $2`, [
        workspaceId,
        memberId,
      ]),
    )
  const input = partyInputSchema.parse({
    kind: 'person',
    displayName: 'Maria',
    roles: [{ role: 'customer', stewardId: desk.memberId }],
  })
  await desk.writing((work) => add(work, input))
  await brought(other, await taken(desk))
  const stewards = await other.reading(({ db, workspaceId }) =>
    db.query('select steward_id as id from party_role where workspace_id = $1', [workspaceId]),
  )
  expect(stewards).toEqual([{ id: other.memberId }])
  expect((await contentOf(other))['member']).toHaveLength(1)
})

test('in a spreadsheet the takeout has one table each, and nothing in it is run', async () => {
  const desk = await testDesk(database)
  const input = partyInputSchema.parse({
    kind: 'person',
    displayName: '=HYPERLINK("x")',
    theUsual: 'a "b", c',
  })
  await desk.writing((work) => add(work, input))
  const path = await fileOf(desk.workspaceId, 'out.zip')
  await writeFile(path, await taken(desk))
  const opened = await openTakeoutFile(path, mostBytes)
  const sheet = await buffer(Readable.from(opened.part('sheets/party.csv')))
  await opened.close()
  const [head, row] = sheet.toString('utf8').split('\r\n')
  expect(head).toMatch(/^\ufeffid,kind,display_name/)
  expect(row).toContain(`"'=HYPERLINK(""x"")"`)
  expect(row).toContain('"a ""b"", c"')
})
