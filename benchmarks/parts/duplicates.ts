// A labelled book of contacts, in which some are on record two or three times: how many of the pairs that are found are one,
// and how many that are one are found; and thousands of pairs made one, set by set.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { scan } from '../../src/capabilities/duplicates/actions/scan.ts'
import { type Labelled, labelledBook } from '../../src/capabilities/duplicates/rules/testing/labelled-book.ts'
import { list } from '../../src/capabilities/duplicates/views/pairs.ts'
import { mergeParties } from '../../src/capabilities/people/actions/merge.ts'
import { addNote } from '../../src/capabilities/people/actions/notes.ts'
import { receiveParties } from '../../src/capabilities/people/actions/receive.ts'
import { type PartyDraft, partyInputSchema } from '../../src/capabilities/people/model.ts'
import type { PartyId } from '../../src/kernel/id.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { startEmbedded } from '../../src/platform/postgres/embedded.ts'
import { type TestDesk, testDesk } from '../../src/platform/testing/desk.ts'
import { round } from '../bench/load.ts'
import type { Part } from '../bench/report.ts'
import { folder } from '../bench/stage.ts'

const seed = 11
const atOnce = 1000

export const part: Part = {
  name: 'duplicates',
  about: 'precision and recall on a labelled book made from a seed; pairs merged set by set',
  run: async ({ isQuick }) => {
    const place = await folder()
    const server = await startEmbedded({ dataDir: join(place, 'postgres') })
    try {
      await migrate({ url: server.url })
      const database = openDatabase({ url: server.url })
      const found = await foundIn(await testDesk(database), isQuick ? 1000 : 5000)
      const merged = await mergedIn(await testDesk(database), isQuick ? 1000 : 10_000)
      await database.close()
      return {
        figures: { found, merged },
        rows: [
          ['', 'measured'],
          ['records in the book', String(found.records)],
          ['pairs that are one', String(found.truth)],
          ['pairs compared', String(found.compared)],
          ['precision', String(found.precision)],
          ['recall', String(found.recall)],
          ['seconds for the scan', String(found.seconds)],
          ['pairs merged', String(merged.pairs)],
          ['seconds for the merges', String(merged.seconds)],
        ],
        goals: [
          { what: 'precision', measured: found.precision, least: 0.98, unit: '' },
          { what: 'recall', measured: found.recall, least: 0.9, unit: '' },
          {
            what: `seconds for ${merged.pairs} pairs`,
            measured: merged.seconds,
            most: (60 * merged.pairs) / 10_000,
            unit: 's',
          },
        ],
      }
    } finally {
      await server.stop()
      await rm(place, { recursive: true, force: true })
    }
  },
}

const secondsSince = (from: number) => round((performance.now() - from) / 1000)

async function foundIn(desk: TestDesk, parties: number) {
  const book = labelledBook(parties, seed)
  const ids = await received(desk, book.map(draftOf))
  const entityOf = new Map(ids.map((id, at) => [id, book[at].entity]))
  const sizes = new Map<number, number>()
  for (const { entity } of book) sizes.set(entity, (sizes.get(entity) ?? 0) + 1)
  const truth = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  const from = performance.now()
  const { compared } = await scan(desk)
  const seconds = secondsSince(from)
  let [shown, right] = [0, 0]
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await desk.reading((work) => list(work, { cursor: cursor ?? undefined, limit: 200 }))
    shown += page.items.length
    right += page.items.filter(({ one, other }) => entityOf.get(one.id) === entityOf.get(other.id)).length
    cursor = page.next
  }
  const share = (of: number) => Math.round((right / of) * 10_000) / 10_000
  return { records: book.length, truth, compared, precision: share(shown), recall: share(truth), seconds }
}

async function mergedIn(desk: TestDesk, pairs: number) {
  const drafts = Array.from({ length: 2 * pairs }, (_, n) => personDraft(n))
  const ids = await received(desk, drafts)
  const noted = ids.slice(0, 500)
  for (const id of noted) await desk.writing((work) => addNote(work, { id, kind: 'life', text: 'Sings' }))
  const from = performance.now()
  for (let at = 0; at < pairs; at += atOnce) {
    const wanted = Array.from({ length: Math.min(atOnce, pairs - at) }, (_, n) => ({
      keptId: ids[2 * (at + n)],
      goneId: ids[2 * (at + n) + 1],
    }))
    await desk.writingAtLength((work) => mergeParties(work, wanted))
  }
  return { pairs, seconds: secondsSince(from) }
}

async function received(desk: TestDesk, drafts: readonly PartyDraft[]): Promise<PartyId[]> {
  const ids: PartyId[] = []
  for (let at = 0; at < drafts.length; at += atOnce) {
    const some = drafts.slice(at, at + atOnce)
    ids.push(...(await desk.writingAtLength((work) => receiveParties(work, some))).ids)
  }
  return ids
}

function personDraft(n: number): PartyDraft {
  const input = partyInputSchema.parse({
    kind: 'person',
    displayName: `Person ${n}`,
    emails: [{ address: `person${n}@example.com` }],
    phones: [{ asGiven: `+44 7700 ${String(n).padStart(6, '0')}` }],
    addresses: [{ lines: `${n} Reed Lane`, town: 'Bath' }],
    roles: [{ role: 'customer' }],
  })
  return { ...input, source: 'bench', externalId: String(n), notes: [] }
}

function draftOf(record: Labelled): PartyDraft {
  const { kind, displayName, givenName, familyName, organisationName } = record
  const { emails, phones, places, birthday } = record
  return {
    ...partyInputSchema.parse({ kind, displayName, givenName, familyName, organisationName }),
    emails: emails.map((address) => ({ address, label: null })),
    phones: phones.map((asGiven) => ({ asGiven, e164: null, label: null })),
    addresses: places.map((place) => ({ ...place, region: null, country: null, label: null })),
    occasions: birthday === null ? [] : [{ kind: 'birthday', label: null, ...birthday }],
    source: 'book',
    externalId: record.id,
    notes: [],
  }
}
