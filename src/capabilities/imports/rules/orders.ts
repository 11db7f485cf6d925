// The invoices of a file as they go by. What the first line of an invoice says of its day holds for all its lines;
// a file without invoice numbers has one trade per line, told apart by customer, day and order.
import type { ReadDate } from './dates.ts'

type Seen = { lines: number; date: ReadDate | null; amountMinor: number; isCancellation: boolean }

export type Order = Readonly<{
  externalId: string
  /** Which line of its invoice this is, the first being 0. */
  position: number
  /** What a file of rejected rows says, so that this line keeps its place when it comes back. */
  place: number
  date: ReadDate
  isCancellation: boolean
  add: (amountMinor: number) => void
}>

type At = Readonly<{ customer: string; date: ReadDate | null; place: string | null }>

const noDate: ReadDate = { day: '1970-01-01' as ReadDate['day'], second: null, offsetMinutes: null }

/** Every invoice that was seen so far. */
export class Orders {
  readonly #seen = new Map<string, Seen>()
  readonly #cancellation: RegExp | null
  #withoutNumber = 0
  #returnsWithoutNumber = 0

  constructor(cancellation: RegExp | null) {
    this.#cancellation = cancellation
  }

  /** Takes the next line; `place` is where it says it belongs, in a file that was handed back. */
  next(invoice: string | null, { customer, date, place }: At): Order {
    const key = invoice === null ? `${customer}:${date?.day ?? ''}` : `#${invoice}`
    const seen = this.#remember(key, invoice, date)
    const mine = place !== null && /^\d{1,9}$/.test(place) ? Number(place) : seen.lines
    seen.lines += 1
    if (invoice === null) this.#withoutNumber += 1
    return {
      externalId: invoice ?? `${key}:${mine + 1}`,
      position: invoice === null ? 0 : mine,
      place: mine,
      date: (invoice === null ? date : seen.date) ?? noDate,
      isCancellation: seen.isCancellation,
      add: (amountMinor) => {
        seen.amountMinor += amountMinor
        if (invoice === null && amountMinor < 0) this.#returnsWithoutNumber += 1
      },
    }
  }

  counts(): { invoices: number; cancelledInvoices: number } {
    const numbered = [...this.#seen].filter(([key]) => key.startsWith('#')).map(([, seen]) => seen)
    const cancelled = numbered.filter(({ isCancellation, amountMinor }) => isCancellation || amountMinor < 0)
    return {
      invoices: numbered.length + this.#withoutNumber,
      cancelledInvoices: cancelled.length + this.#returnsWithoutNumber,
    }
  }

  #remember(key: string, invoice: string | null, date: ReadDate | null): Seen {
    const seen = this.#seen.get(key)
    if (seen) {
      seen.date ??= date
      return seen
    }
    const isCancellation = invoice !== null && (this.#cancellation?.test(invoice) ?? false)
    const fresh = { lines: 0, date, amountMinor: 0, isCancellation }
    this.#seen.set(key, fresh)
    return fresh
  }
}
