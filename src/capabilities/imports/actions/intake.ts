import type { PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'
import { receiveParties } from '../../people/actions/receive.ts'
import type { PartyDraft } from '../../people/model.ts'
import { openTradeReceiver, type TradeReceiver } from '../../trade/actions/receive.ts'
import type { Plan, Report, Sniffed } from '../model.ts'
import { partyOf } from '../rules/customers.ts'
import { productNamed, sourceOf } from '../rules/products.ts'
import { openContactReader, type ReadContact } from '../rules/read-contact.ts'
import { columnsOfPlan, type Rejected } from '../rules/read-row.ts'
import { customerKey, openTradeReader, type TradeLine, type TradeReader } from '../rules/read-trade.ts'
import type { Row } from '../rules/records.ts'
import type { Tally } from '../rules/tally.ts'

/** Takes rows in, one kind of file each: reads them at once, writes them in batches. */
export type Intake = Readonly<{
  /** Reads one row; the caller hands a rejected one back. */
  take: (row: Row) => Rejected | null
  placeOfLast: () => number | null
  isFull: () => boolean
  /** Writes what was taken since the last time. */
  flush: () => Promise<void>
  finish: () => Promise<Ending>
}>

export type Ending = Pick<
  Report,
  'trades' | 'tradeLines' | 'linesWithoutCustomer' | 'invoices' | 'cancelledInvoices'
>

type File = Readonly<{ work: Writing; plan: Plan; sniffed: Sniffed; tally: Tally }>

const batchSize = 5000

/** Opens the way in for a file. */
export async function openIntake(file: File): Promise<Intake> {
  const names = file.sniffed.columns.map(({ name }) => name)
  const columns = columnsOfPlan(file.plan, names)
  const source = sourceOf(file.sniffed.product, file.plan.what)
  if (file.plan.what === 'contacts')
    return new ContactIntake(file, source, openContactReader({ plan: file.plan, columns, source }))
  const product = productNamed(file.sniffed.product, 'trades')
  const reader = openTradeReader({ plan: file.plan, columns, product, timeZone: file.work.timeZone })
  return new TradeIntake(file, source, reader, await openTradeReceiver(file.work, source))
}

class ContactIntake implements Intake {
  readonly #file: File
  readonly #read: ReadContact
  #drafts: PartyDraft[] = []

  constructor(file: File, _source: string, read: ReadContact) {
    this.#file = file
    this.#read = read
  }

  take(row: Row): Rejected | null {
    const read = this.#read(row)
    if (read.kind === 'rejected') return read
    this.#drafts.push(read.draft)
    this.#file.tally.accepted += 1
    return null
  }

  placeOfLast(): null {
    return null
  }

  isFull(): boolean {
    return this.#drafts.length >= batchSize
  }

  async flush(): Promise<void> {
    const received = await receiveParties(this.#file.work, this.#drafts)
    this.#drafts = []
    this.#file.tally.meet(received)
    for (const id of received.ids) this.#file.tally.customers.add(id)
  }

  async finish(): Promise<Ending> {
    await this.flush()
    return { trades: null, tradeLines: null, linesWithoutCustomer: 0, invoices: 0, cancelledInvoices: 0 }
  }
}

class TradeIntake implements Intake {
  readonly #file: File
  readonly #source: string
  readonly #reader: TradeReader
  readonly #receiver: TradeReceiver
  readonly #known = new Map<string, PartyId>()
  #lines: TradeLine[] = []

  constructor(file: File, source: string, reader: TradeReader, receiver: TradeReceiver) {
    this.#file = file
    this.#source = source
    this.#reader = reader
    this.#receiver = receiver
  }

  take(row: Row): Rejected | null {
    const read = this.#reader.read(row)
    if (read.kind === 'rejected') return read
    this.#lines.push(read)
    this.#file.tally.acceptLine(read.line)
    return null
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
    await this.#meetCustomers(lines)
    await this.#receiver.receive(
      lines.map(({ customer, line }) => ({
        ...line,
        partyId: this.#known.get(customerKey(customer)) ?? null,
      })),
    )
  }

  async finish(): Promise<Ending> {
    await this.flush()
    const { trades, lines } = await this.#receiver.finish()
    return { trades, tradeLines: lines, ...this.#reader.counts() }
  }

  async #meetCustomers(lines: readonly TradeLine[]): Promise<void> {
    const { work, plan, tally } = this.#file
    const fresh = new Map<string, PartyDraft>()
    for (const { customer } of lines) {
      const key = customerKey(customer)
      if (customer === null || this.#known.has(key) || fresh.has(key)) continue
      fresh.set(key, partyOf(customer, plan, this.#source))
    }
    const received = await receiveParties(work, [...fresh.values()])
    tally.meet(received)
    for (const [at, key] of [...fresh.keys()].entries()) {
      this.#known.set(key, received.ids[at])
      tally.customers.add(received.ids[at])
    }
  }
}
