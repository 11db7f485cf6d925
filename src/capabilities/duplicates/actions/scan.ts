import type { PartyId } from '../../../kernel/id.ts'
import type { Desk, Reading, Writing } from '../../../platform/work.ts'
import { duplicatesFound, scanAsked } from '../facts.ts'
import { compare, isSurelyAnother } from '../rules/comparing.ts'
import { type Features, featuresOf } from '../rules/features.ts'
import { keysOf } from '../rules/keys.ts'
import { counted, countedKeysOf, holdersIn } from '../rules/sampling.ts'
import { judge, learnedWeights, likely, type Weights } from '../rules/weighing.ts'
import { type FoundPair, insertPairs, replaceKeys, saveScan, scannedTo } from '../store.ts'
import {
  candidatesOf,
  changedSince,
  comparables,
  countByKind,
  drawnEvenly,
  holdersOf,
} from '../views/candidates.ts'

const atOnce = 500
/** So many are drawn to learn the weights from. */
const drawn = 2000
const beginning = new Date(0)
/** What was being written when the last scan began may be dated before it. */
const overlapMs = 10 * 60_000

type Models = Readonly<{ person: Weights; organisation: Weights }>
export type Scanned = Readonly<{ looked: number; compared: number; found: number }>

/** Looks through what was added or changed since the last time, in batches, for records that are one party. */
export async function scan(desk: Desk): Promise<Scanned> {
  const { since, began } = await desk.reading(async (work) => ({
    since: (await scannedTo(work)) ?? beginning,
    began: work.now,
  }))
  const looked = await eachBatch(desk, since, (ids) => desk.writingAtLength((work) => writeKeys(work, ids)))
  const models = await desk.writingAtLength(learn)
  const tally = { compared: 0, found: 0 }
  await eachBatch(desk, since, async (ids) => {
    const { compared, found } = await desk.writingAtLength((work) => lookAt(work, { ids, since, models }))
    tally.compared += compared
    tally.found += found
  })
  const upTo = new Date(began.getTime() - overlapMs)
  await desk.writing(async (work) => {
    await saveScan(work, { scannedTo: upTo, models, ...tally })
    await work.announce(duplicatesFound(tally.found))
  })
  return { looked, ...tally }
}

/** Asks for a look now; it is taken as a job. */
export async function askForScan(work: Writing): Promise<{ done: true }> {
  await work.announce(scanAsked())
  return { done: true }
}

async function eachBatch(desk: Desk, since: Date, run: (ids: PartyId[]) => Promise<void>): Promise<number> {
  let after: PartyId | null = null
  let looked = 0
  while (!desk.signal.aborted) {
    const ids = await changedAfter(desk, since, after)
    if (ids.length === 0) break
    await run(ids)
    looked += ids.length
    after = ids.at(-1) ?? null
  }
  desk.signal.throwIfAborted()
  return looked
}

async function changedAfter(desk: Desk, since: Date, after: PartyId | null): Promise<PartyId[]> {
  const batch = await desk.reading((work) => changedSince(work, { since, after, limit: atOnce }))
  return batch.map(({ id }) => id)
}

async function writeKeys(work: Writing, ids: readonly PartyId[]): Promise<void> {
  const there = new Map((await comparables(work, ids)).map((one) => [one.id, keysOf(featuresOf(one))]))
  await replaceKeys(
    work,
    ids.map((id) => ({ id, keys: there.get(id) ?? [] })),
  )
}

/** The weights by what the firm's own records show today. */
async function learn(work: Writing): Promise<Models> {
  const size = await countByKind(work)
  const ids = await drawnEvenly(work, drawn)
  const pairs = await alike(work, { ids, since: beginning })
  const patternsOf = (kind: Features['kind']) =>
    counted(pairs.filter(({ one }) => one.kind === kind).map(({ levels }) => levels))
  return {
    person: learnedWeights('person', size.person, patternsOf('person')),
    organisation: learnedWeights('organisation', size.organisation, patternsOf('organisation')),
  }
}

type Looking = Readonly<{ ids: readonly PartyId[]; since: Date; models: Models }>

async function lookAt(
  work: Writing,
  { ids, since, models }: Looking,
): Promise<{ compared: number; found: number }> {
  const pairs = await alike(work, { ids, since })
  const keys = new Set(pairs.flatMap(({ one, other }) => [...countedKeysOf(one), ...countedKeysOf(other)]))
  const holders = await holdersOf(work, [...keys])
  const found = pairs.flatMap(({ one, other, levels }): FoundPair[] => {
    const held = holdersIn(one, other, (key) => holders.get(key) ?? 0)
    const { chance, reasons } = judge(models[one.kind], one.kind, levels, held)
    return chance < likely ? [] : [{ oneId: one.id, otherId: other.id, chance, reasons }]
  })
  return { compared: pairs.length, found: await insertPairs(work, found) }
}

type Which = Readonly<{ ids: readonly PartyId[]; since: Date }>

/** Pairs that share a key and that nothing speaks against outright, compared. */
async function alike(work: Reading, which: Which) {
  const candidates = await candidatesOf(work, which)
  const all = new Set(candidates.flatMap(({ oneId, otherId }) => [oneId, otherId]))
  const features = new Map((await comparables(work, [...all])).map((one) => [one.id, featuresOf(one)]))
  return candidates.flatMap(({ oneId, otherId }) => {
    const [one, other] = [features.get(oneId), features.get(otherId)]
    if (!one || !other) return []
    const levels = compare(one, other)
    return isSurelyAnother(one, other, levels) ? [] : [{ one, other, levels }]
  })
}
