import { expect, test } from 'vitest'
import type { PartyId } from '../../../kernel/id.ts'
import { openOwnerPool } from '../../../platform/database.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import { link } from '../actions/links.ts'
import { addNote } from '../actions/notes.ts'
import { add } from '../actions/record.ts'
import { partyInputSchema } from '../model.ts'
import { find } from './find.ts'
import { everybody, questions } from './fixtures/find-set.ts'

// How well people are found, on a set that anybody can read: fixtures/find-set.ts. They stand among five thousand
// others whose names are as common as names are.

const database = await testDatabase()
const desk = await testDesk(database)

const linesOf = (text: string) => text.trim().split('\n')

function onRecord(line: string) {
  const [displayName, ...known] = line.split('; ')
  const value = (name: string) =>
    known.find((one) => one.startsWith(`${name} `))?.slice(name.length + 1) ?? null
  return { displayName, value }
}

const ids = new Map<string, PartyId>()
await desk.writing(async (work) => {
  for (const { displayName, value } of linesOf(everybody).map(onRecord)) {
    const [email, phone] = [value('email'), value('phone')]
    const input = partyInputSchema.parse({
      kind: 'person',
      displayName,
      goesBy: value('goesBy'),
      organisationName: value('organisation'),
      emails: email ? [{ address: email }] : [],
      phones: phone ? [{ asGiven: phone }] : [],
    })
    const { id } = await add(work, input)
    ids.set(displayName, id)
    const [note, firm] = [value('note'), ids.get(value('worksAt') ?? '')]
    if (note) await addNote(work, { id, kind: 'other', text: note })
    if (firm) await link(work, { id, toId: firm, kind: 'works-at', note: null })
  }
})

const given =
  'Anna Maria Mark Martin Marta John Jon Paul Pauline Peter Petra Hanna Johann Elena Irene Sofia Lucas Laura Tom Thomas ' +
  'Emma Oliver Olivia Noah Nora David Daniel Sara Samuel Julia Julian Leo Lena Max Mia Ivan Ines Karl Karla Frank Franz ' +
  'George Georgia Henry Helen Isabel Jack James Jane Kate Liam Lily Michael Nina Oscar Rosa Ruth Simon Stella Victor Zara'
const family =
  'Smith Jones Taylor Brown Wilson Evans Johnson Miller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz ' +
  'Hoffmann Koch Bauer Richter Klein Wolf Garcia Martinez Lopez Sanchez Perez Gomez Rossi Russo Ferrari Bianchi Romano ' +
  'Silva Santos Oliveira Souza Pereira Dubois Moreau Laurent Simon Michel Jansen Visser Bakker Nielsen Hansen Larsen ' +
  'Olsen Berg Lund Novak Horvat Kovac Popescu Ionescu Yilmaz Kaya Demir Celik Sahin Khan Ali Patel Singh Kumar Chen'
await desk.writingAtLength((work) =>
  work.db.query(
    `insert into party (workspace_id, id, kind, display_name, sort_name, search_text, created_at, updated_at)
     select $1, gen_random_uuid(), 'person', given || ' ' || family, lower(family || ' ' || given),
       lower(given || ' ' || family || ' ' || given || '.' || family || '@mail.example')
         || ' 44' || 7000000000 + row_number() over (),
       $4, $4
     from unnest(string_to_array($2, ' ')) as given, unnest(string_to_array($3, ' ')) as family`,
    [work.workspaceId, given, family, work.now],
  ),
)
const owner = openOwnerPool(database.ownerUrl, 1)
await owner.query('vacuum analyze')
await owner.end()

test('of two hundred things that people type, nearly all find who is meant, and most find them first', async () => {
  const asked = linesOf(questions).map((line) => line.split(' → '))
  const places = await desk.reading(async (work) => {
    const found: { q: string; meant: string; place: number }[] = []
    for (const [q, meant] of asked) {
      const { items } = await find(work, { q, archived: false, limit: 8 })
      found.push({ q, meant, place: items.findIndex(({ id }) => id === ids.get(meant)) })
    }
    return found
  })
  const first = places.filter(({ place }) => place === 0).length
  const seen = places.filter(({ place }) => place >= 0).length
  const missed = places.flatMap(({ q, meant, place }) => (place < 0 ? [`${q} → ${meant}`] : []))
  const later = places.flatMap(({ q, meant, place }) => (place > 0 ? [`${q} → ${meant} (${place + 1})`] : []))
  console.log(`find: ${seen} of ${asked.length} found among the first eight, ${first} of them first`)
  if (missed.length + later.length > 0) console.log({ missed, later })
  expect(asked).toHaveLength(200)
  expect(asked.filter(([, meant]) => !ids.has(meant))).toEqual([])
  expect(seen, missed.join(', ')).toBeGreaterThanOrEqual(197)
  expect(first).toBeGreaterThanOrEqual(195)
})
