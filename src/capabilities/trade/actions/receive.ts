import type { Writing } from '../../../platform/work.ts'
import { tradeChanged, tradeRecorded, tradesReceived } from '../facts.ts'
import type { TradeLineDraft } from '../model.ts'
import { headOf, isReturn, isSameHead } from '../rules/receiving.ts'
import type { TradeBefore, TradeNews } from '../store/taking-back.ts'
import { insertLines, type KeptLine, mergeLines, sumLines } from '../store/lines.ts'
import {
  forgetPlans,
  learnSizes,
  insertTrades,
  type KeptTrade,
  loadTradesOf,
  saveTotals,
  type TradeId,
  updateTrades,
  waitForTurn,
} from '../store/trades.ts'
import { ProductShelf } from './products.ts'

export type ReceivedTrades = {
  trades: { created: number; changed: number; unchanged: number; returns: number }
  lines: { created: number; changed: number; unchanged: number }
}

/**
 * Takes in lines batch by batch, inside one transaction; `finish` settles the totals and says what came of all. Lines
 * that are all of their trade are settled with their batch and forgotten, so that any number of them may come.
 */
export type TradeReceiver = {
  receive: (lines: readonly TradeLineDraft[]) => Promise<void>
  finish: () => Promise<ReceivedTrades>
  /** What was written since one asked last: by this it can be taken back (`take-back.ts`). */
  news: () => TradeNews
}

/**
 * Opens the way in for sales and purchases of one source. A trade whose lines come in several batches is one
 * trade; the same lines again change nothing and say nothing.
 */
export async function openTradeReceiver(work: Writing, source: string): Promise<TradeReceiver> {
  await waitForTurn(work)
  const intake = new Intake(work, source)
  return {
    receive: (lines) => intake.receive(lines),
    finish: () => intake.finish(),
    news: () => intake.news(),
  }
}

/** All lines of one source at once. */
export async function receiveTradeLines(
  work: Writing,
  source: string,
  lines: readonly TradeLineDraft[],
): Promise<ReceivedTrades> {
  const receiver = await openTradeReceiver(work, source)
  await receiver.receive(lines)
  return receiver.finish()
}

/** A trade that lines have come for. */
type Seen = {
  trade: KeptTrade
  isNew: boolean
  /** Whether the source calls all its lines so far a return. */
  isCalledReturn: boolean
  hasNewHead: boolean
  hasNewLines: boolean
  /** How it stood before, and those of its lines that were written over; nothing where it is new. */
  before: TradeBefore | null
  /** What the database has now. */
  saved: { totalMinor: number; isReturn: boolean }
}

const nothingNew = (): TradeNews => ({ trades: [], products: [], changed: [] })

class Intake {
  readonly #work: Writing
  readonly #source: string
  readonly #shelf: ProductShelf
  readonly #seen = new Map<string, Seen>()
  readonly #byId = new Map<TradeId, Seen>()
  #news = nothingNew()
  readonly #lines = { created: 0, changed: 0, unchanged: 0 }
  #received = 0
  #learnAt = 2_000
  readonly #trades = { created: 0, changed: 0, unchanged: 0, returns: 0 }

  constructor(work: Writing, source: string) {
    this.#work = work
    this.#source = source
    this.#shelf = new ProductShelf(work, source)
  }

  async receive(lines: readonly TradeLineDraft[]): Promise<void> {
    await this.#shelf.learn(lines)
    const added = await this.#meetTrades(lines)
    const fresh: KeptLine[] = []
    const known: KeptLine[] = []
    for (const draft of lines) {
      const seen = this.#require(draft.externalId)
      if (!draft.isReturn) seen.isCalledReturn = false
      if (seen.isNew) seen.trade.totalMinor += draft.amountMinor
      const line = this.#lineOf(seen, draft)
      if (seen.isNew) fresh.push(line)
      else known.push(line)
    }
    for (const seen of added) markSaved(seen)
    for (const { trade } of added) this.#news.trades.push(trade.id)
    await insertTrades(
      this.#work,
      added.map(({ trade }) => trade),
    )
    await this.#planAnew(lines.length)
    await insertLines(this.#work, fresh)
    this.#lines.created += fresh.length
    await this.#merge(known)
    await this.#settle(this.#forgetAlone(lines))
  }

  async finish(): Promise<ReceivedTrades> {
    await this.#settle([...this.#seen.values()])
    const { created, changed } = this.#trades
    const lines = this.#lines.created + this.#lines.changed
    if (created + changed > 0)
      await this.#work.announce(tradesReceived({ source: this.#source, created, changed, lines }))
    return { trades: this.#trades, lines: this.#lines }
  }

  news(): TradeNews {
    const news = this.#news
    this.#news = nothingNew()
    return { ...news, products: this.#shelf.news() }
  }

  #forgetAlone(lines: readonly TradeLineDraft[]): Seen[] {
    const alone = new Set<Seen>()
    for (const { externalId, isAlone } of lines) if (isAlone) alone.add(this.#require(externalId))
    for (const seen of alone) {
      if (seen.trade.externalId !== null) this.#seen.delete(seen.trade.externalId)
      this.#byId.delete(seen.trade.id)
    }
    return [...alone]
  }

  /** Gives trades of which no more lines come their totals, counts them, and says what is new about them. */
  async #settle(all: readonly Seen[]): Promise<void> {
    const [fresh, known] = [all.filter(({ isNew }) => isNew), all.filter(({ isNew }) => !isNew)]
    await this.#settleKnown(known)
    await this.#settleNew(fresh)
    const changed = known.filter(isChanged)
    this.#news.changed.push(...changed.flatMap(({ before }) => before ?? []))
    await this.#announce(fresh, changed)
    this.#trades.created += fresh.length
    this.#trades.changed += changed.length
    this.#trades.unchanged += known.length - changed.length
    this.#trades.returns += all.filter(({ trade }) => trade.isReturn).length
  }

  /** Looks up the trades of these lines that have not come by yet, and gives those that are new. */
  async #meetTrades(lines: readonly TradeLineDraft[]): Promise<Seen[]> {
    const first = new Map<string, TradeLineDraft>()
    for (const line of lines)
      if (!this.#seen.has(line.externalId) && !first.has(line.externalId)) first.set(line.externalId, line)
    if (first.size === 0) return []
    for (const kept of await loadTradesOf(this.#work, this.#source, [...first.keys()])) {
      const draft = kept.externalId === null ? undefined : first.get(kept.externalId)
      if (draft) this.#remember(draft, knownTrade(kept, draft))
    }
    const added: Seen[] = []
    for (const draft of first.values())
      if (!this.#seen.has(draft.externalId))
        added.push(this.#remember(draft, newTrade(this.#work, this.#source, draft)))
    return added
  }

  #remember(draft: TradeLineDraft, seen: Seen): Seen {
    this.#seen.set(draft.externalId, seen)
    if (!seen.isNew) this.#byId.set(seen.trade.id, seen)
    return seen
  }

  /** Sizes are learned after so many lines, then after four times as many, and so on: a few times in all. */
  async #planAnew(lines: number): Promise<void> {
    this.#received += lines
    if (this.#received >= this.#learnAt) {
      await learnSizes(this.#work)
      this.#learnAt = this.#received * 4
    }
    await forgetPlans(this.#work)
  }

  #require(externalId: string): Seen {
    const seen = this.#seen.get(externalId)
    if (!seen) throw new Error('A line came whose trade was not looked up.')
    return seen
  }

  #lineOf({ trade }: Seen, draft: TradeLineDraft): KeptLine {
    return {
      tradeId: trade.id,
      position: draft.position,
      productId: (draft.productKey !== null && this.#shelf.at(draft.productKey)?.id) || null,
      description: draft.productName,
      quantity: draft.quantity,
      unitPrice: draft.unitPrice,
      amountMinor: draft.amountMinor,
    }
  }

  async #merge(lines: readonly KeptLine[]): Promise<void> {
    const written = await mergeLines(this.#work, lines)
    for (const { tradeId, position, isNew, was } of written) {
      this.#lines[isNew ? 'created' : 'changed'] += 1
      const seen = this.#byId.get(tradeId)
      if (!seen) continue
      seen.hasNewLines = true
      seen.before?.lines.push({ position, was })
    }
    this.#lines.unchanged += lines.length - written.length
  }

  /** Trades that were on record: their lines may also be older than this file, so the database adds them up. */
  async #settleKnown(known: readonly Seen[]): Promise<void> {
    const touched = known.filter(({ hasNewLines }) => hasNewLines).map(({ trade }) => trade.id)
    const sums = touched.length > 0 ? await sumLines(this.#work, touched) : []
    const totals = new Map(sums.map(({ tradeId, totalMinor }) => [tradeId, totalMinor]))
    for (const { trade } of known) trade.totalMinor = totals.get(trade.id) ?? trade.totalMinor
    for (const seen of known) seen.trade.isReturn = isReturn(seen.trade.totalMinor, seen.isCalledReturn)
    await updateTrades(
      this.#work,
      known.filter(isChanged).map(({ trade }) => trade),
    )
  }

  /** New trades that went on in a later batch. */
  async #settleNew(fresh: readonly Seen[]): Promise<void> {
    const open: KeptTrade[] = []
    for (const seen of fresh) {
      seen.trade.isReturn = isReturn(seen.trade.totalMinor, seen.isCalledReturn)
      if (!isSettled(seen)) open.push(seen.trade)
    }
    await saveTotals(this.#work, open)
  }

  async #announce(created: readonly Seen[], changed: readonly Seen[]): Promise<void> {
    const facts = [
      ...created.map(({ trade }) => tradeRecorded(trade)),
      ...changed.map(({ trade }) => tradeChanged(trade)),
    ]
    for (let at = 0; at < facts.length; at += 5000) await this.#work.announce(...facts.slice(at, at + 5000))
  }
}

function newTrade(work: Writing, source: string, draft: TradeLineDraft): Seen {
  const { externalId, side, number, happenedAt, happenedOn, dueOn, currency, partyId } = draft
  const head = { externalId, side, number, happenedAt, happenedOn, dueOn, currency, partyId, source }
  const trade = { ...head, id: work.newId('trade'), totalMinor: 0, isReturn: false, note: null }
  return {
    trade,
    isNew: true,
    isCalledReturn: true,
    hasNewHead: false,
    hasNewLines: false,
    before: null,
    saved: { totalMinor: 0, isReturn: false },
  }
}

function knownTrade(kept: KeptTrade, draft: TradeLineDraft): Seen {
  const trade = headOf(kept, draft)
  return {
    trade,
    isNew: false,
    isCalledReturn: true,
    hasNewHead: !isSameHead(kept, trade),
    hasNewLines: false,
    before: { trade: kept, lines: [] },
    saved: { totalMinor: kept.totalMinor, isReturn: kept.isReturn },
  }
}

function markSaved(seen: Seen): void {
  seen.trade.isReturn = isReturn(seen.trade.totalMinor, seen.isCalledReturn)
  seen.saved = { totalMinor: seen.trade.totalMinor, isReturn: seen.trade.isReturn }
}

function isSettled({ trade, saved }: Seen): boolean {
  return trade.totalMinor === saved.totalMinor && trade.isReturn === saved.isReturn
}

function isChanged(seen: Seen): boolean {
  return !seen.isNew && (seen.hasNewHead || seen.hasNewLines || !isSettled(seen))
}
