import type { PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'
import type { Forgotten } from '../../people/actions/forgotten.ts'
import {
  type ReadyDraft,
  type Received,
  readied,
  receiveParties,
  receiveReady,
} from '../../people/actions/receive.ts'
import type { PartyDraft } from '../../people/model.ts'
import { openTradeReceiver, type TradeReceiver } from '../../trade/actions/receive.ts'
import type { Plan, Rejection, Report, Sniffed } from '../model.ts'
import { partyOf } from '../rules/customers.ts'
import { productNamed, sourceOf } from '../rules/products.ts'
import { openContactReader, type ReadContact } from '../rules/read-contact.ts'
import { columnsOfPlan, reject, type Rejected } from '../rules/read-row.ts'
import { customerKey, openTradeReader, type TradeLine, type TradeReader } from '../rules/read-trade.ts'
import type { Row } from '../rules/records.ts'
import type { Tally } from '../rules/tally.ts'
import { type ImportId, noteBatch, noteGains, noteTrades } from '../store.ts'
import { OneAhead } from './ahead.ts'

/** Takes rows in, one kind of file each: reads them at once, writes them in batches. */
export type Intake = Readonly<{
  /** Reads one row; the caller hands a rejected one back, and tells of cells that were left out. */
  take: (row: Row) => Rejected | Taken
  placeOfLast: () => number | null
  isFull: () => boolean
  /** Begins to write what was taken since the last time, once the batch before is written. */
  flush: () => Promise<void>
  /** Waits until nothing is being written any more, whatever came of it. */
  settle: () => Promise<void>
  finish: () => Promise<Ending>
}>

export type Taken = Readonly<{ kind: 'taken'; leftOut: readonly Rejection[] }>
const wholly: Taken = { kind: 'taken', leftOut: [] }

export type Ending = Pick<
  Report,
  'trades' | 'tradeLines' | 'linesWithoutCustomer' | 'invoices' | 'cancelledInvoices'
>

type File = Readonly<{
  work: Writing
  id: ImportId
  plan: Plan
  sniffed: Sniffed
  tally: Tally
  /** Who asked to be forgotten is not brought back. */
  forgotten: Forgotten
}>

const batchSize = 5000
/** A contact is far more work than a line; so few keep nobody who asks meanwhile waiting. */
const contactsAtOnce = 1500

/** Opens the way in for a file. */
export function openIntake(file: File): Intake {
  const names = file.sniffed.columns.map(({ name }) => name)
  const columns = columnsOfPlan(file.plan, names)
  const source = sourceOf(file.sniffed.product, file.plan.what)
  if (file.plan.what === 'contacts')
    return new ContactIntake(file, source, openContactReader({ plan: file.plan, columns, source }))
  const product = productNamed(file.sniffed.product, 'trades')
  const reader = openTradeReader({ plan: file.plan, columns, product, timeZone: file.work.timeZone })
  return new TradeIntake(file, source, reader)
}

/** Counts whom a batch brought in, and notes what is to be taken back if it is undone. */
async function note({ work, id, tally }: File, source: string, received: Received): Promise<void> {
  const { added, gains } = received.news
  await noteBatch(work, id, { source, parties: added, trades: [], products: [] })
  await noteGains(work, id, gains)
  tally.meet(received)
  for (const archived of received.archived) tally.archived.add(archived)
}

class ContactIntake implements Intake {
  readonly #file: File
  readonly #source: string
  readonly #read: ReadContact
  readonly #writing = new OneAhead()
  #drafts: ReadyDraft[] = []

  constructor(file: File, source: string, read: ReadContact) {
    this.#file = file
    this.#source = source
    this.#read = read
  }

  take(row: Row): Rejected | Taken {
    const read = this.#read(row)
    if (read.kind === 'rejected') return read
    if (this.#file.forgotten.knows(read.draft)) return reject(row, 'asked-to-be-forgotten', { found: '' })
    this.#drafts.push(readied(read.draft, this.#file.work.country))
    this.#file.tally.accepted += 1
    return read.leftOut.length === 0 ? wholly : { kind: 'taken', leftOut: read.leftOut }
  }

  placeOfLast(): null {
    return null
  }

  isFull(): boolean {
    return this.#drafts.length >= contactsAtOnce
  }

  async flush(): Promise<void> {
    const drafts = this.#drafts
    this.#drafts = []
    await this.#writing.after(() => this.#write(drafts))
  }

  async settle(): Promise<void> {
    await this.#writing.settled().catch(() => {})
  }

  async finish(): Promise<Ending> {
    await this.flush()
    await this.#writing.settled()
    return { trades: null, tradeLines: null, linesWithoutCustomer: 0, invoices: 0, cancelledInvoices: 0 }
  }

  async #write(drafts: readonly ReadyDraft[]): Promise<void> {
    const { work, tally } = this.#file
    const received = await receiveReady(work, drafts)
    await note(this.#file, this.#source, received)
    for (const id of received.ids) tally.customers.add(id)
  }
}

class TradeIntake implements Intake {
  readonly #file: File
  readonly #source: string
  readonly #reader: TradeReader
  #receiver: TradeReceiver | null = null
  readonly #known = new Map<string, PartyId>()
  readonly #writing = new OneAhead()
  #lines: TradeLine[] = []

  constructor(file: File, source: string, reader: TradeReader) {
    this.#file = file
    this.#source = source
    this.#reader = reader
  }

  take(row: Row): Rejected | Taken {
    const read = this.#reader.read(row)
    if (read.kind === 'rejected') return read
    this.#lines.push(read)
    this.#file.tally.acceptLine(read.line)
    return wholly
  }

  placeOfLast(): number | null {
    return this.#reader.placeOfLast()
  }

  isFull(): boolean {
    return this.#lines.length >= batchSize
  }

  async flush(): Promise<void> {
    const lines = this.#lines
    this.#lines = []
    await this.#writing.after(() => this.#write(lines))
  }

  async settle(): Promise<void> {
    await this.#writing.settled().catch(() => {})
  }

  async finish(): Promise<Ending> {
    await this.flush()
    await this.#writing.settled()
    const receiver = await this.#openReceiver()
    const { trades, lines } = await receiver.finish()
    await this.#note(receiver)
    return { trades, tradeLines: lines, ...this.#reader.counts() }
  }

  async #write(lines: readonly TradeLine[]): Promise<void> {
    await this.#meetCustomers(lines)
    const receiver = await this.#openReceiver()
    await receiver.receive(
      lines.map(({ customer, line }) => ({
        ...line,
        partyId: this.#known.get(customerKey(customer)) ?? null,
      })),
    )
    await this.#note(receiver)
  }

  async #note(receiver: TradeReceiver): Promise<void> {
    const { work, id } = this.#file
    const { trades, products, changed } = receiver.news()
    await noteBatch(work, id, { source: this.#source, parties: [], trades, products })
    await noteTrades(work, id, changed)
  }

  /** People first, then their trade: whoever brings in both waits for its turn in this order. */
  async #openReceiver(): Promise<TradeReceiver> {
    this.#receiver ??= await openTradeReceiver(this.#file.work, this.#source)
    return this.#receiver
  }

  async #meetCustomers(lines: readonly TradeLine[]): Promise<void> {
    const { work, plan, tally, forgotten } = this.#file
    const fresh = new Map<string, PartyDraft>()
    for (const { customer } of lines) {
      const key = customerKey(customer)
      if (customer === null || this.#known.has(key) || fresh.has(key)) continue
      const party = partyOf(customer, plan, this.#source)
      // What they buy counts, as bought by somebody unknown.
      if (!forgotten.knows(party)) fresh.set(key, party)
    }
    const received = await receiveParties(work, [...fresh.values()])
    await note(this.#file, this.#source, received)
    for (const [at, key] of [...fresh.keys()].entries()) {
      this.#known.set(key, received.ids[at])
      tally.customers.add(received.ids[at])
    }
  }
}
