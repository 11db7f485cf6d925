// The invoices of a file as they go by. What the first line of an invoice says of its day holds for all its lines;
// a file without invoice numbers has one trade per line, told apart by what stands in the row: the same file again
// is the same trades, another file brings others.
import type { Side } from '../../trade/model.ts'
import { isTooLarge } from '../../trade/rules/amounts.ts'
import { digestOf } from './content-digest.ts'
import type { ReadDate } from './dates.ts'

type Seen = {
  /** The next place that nobody asked for. */
  next: number
  /** Places that lines asked for ahead of their turn. */
  asked: Set<number> | null
  date: ReadDate | null
  amountMinor: number
  isCancellation: boolean
}

export type Order = Readonly<{
  externalId: string
  /** Which line of its invoice this is, the first being 0. */
  position: number
  /** What a file of rejected rows says, so that this line keeps its place when it comes back. */
  place: number
  /** Another line of the file has this place already. */
  isRepeated: boolean
  date: ReadDate
  isCancellation: boolean
  /** Takes the amount of this line in; false where its trade would come to too much. */
  add: (amountMinor: number) => boolean
}>

type At = Readonly<{
  row: number
  customer: string
  date: ReadDate | null
  place: string | null
  content: () => string
}>

/** Whose numbers these are: a program numbers all its sales, but any two suppliers may write the same number. */
export type Numbering = Readonly<{ side: Side; isPlain: boolean; cancellation: RegExp | null }>

const noDate: ReadDate = { day: '1970-01-01' as ReadDate['day'], second: null, offsetMinutes: null }

/** Every invoice that was seen so far. */
export class Orders {
  readonly #seen = new Map<string, Seen>()
  readonly #timesSeen = new Map<number, number>()
  readonly #numbering: Numbering
  #last = { invoice: '', customer: '' }
  #withoutNumber = 0
  #returnsWithoutNumber = 0

  constructor(numbering: Numbering) {
    this.#numbering = numbering
  }

  /** Takes the next line; `place` is where it says it belongs, in a file that was handed back. */
  next(invoice: string | null, at: At): Order {
    const asked = at.place !== null && /^\d{1,9}$/.test(at.place) ? Number(at.place) : null
    return invoice === null ? this.#single(at, asked) : this.#numbered(invoice, at, asked)
  }

  counts(): { invoices: number; cancelledInvoices: number } {
    const numbered = [...this.#seen.values()]
    const cancelled = numbered.filter(({ isCancellation, amountMinor }) => isCancellation || amountMinor < 0)
    return {
      invoices: numbered.length + this.#withoutNumber,
      cancelledInvoices: cancelled.length + this.#returnsWithoutNumber,
    }
  }

  #numbered(invoice: string, { customer, date }: At, asked: number | null): Order {
    const externalId = this.#idOf(invoice, customer)
    const seen = this.#remember(externalId, invoice, date)
    const isRepeated = asked !== null && (asked < seen.next || (seen.asked?.has(asked) ?? false))
    const place = asked ?? nextPlace(seen)
    if (asked !== null) seen.asked = (seen.asked ?? new Set()).add(asked)
    return {
      externalId,
      position: place,
      place,
      isRepeated,
      date: seen.date ?? noDate,
      isCancellation: seen.isCancellation,
      add: (amountMinor) => {
        if (isTooLarge(seen.amountMinor + amountMinor)) return false
        seen.amountMinor += amountMinor
        return true
      },
    }
  }

  /** A row that was handed back is known by its row in the first file too: mended, it may be equal to another. */
  #single({ row, date, content }: At, asked: number | null): Order {
    const digest = digestOf(asked === null ? content() : `${content()}\n${asked}`)
    const times = (this.#timesSeen.get(digest.short) ?? 0) + 1
    this.#timesSeen.set(digest.short, times)
    this.#withoutNumber += 1
    return {
      externalId: `${this.#numbering.side}:${digest.text}:${times}`,
      position: 0,
      place: asked ?? row,
      isRepeated: asked !== null && times > 1,
      date: date ?? noDate,
      isCancellation: false,
      add: (amountMinor) => {
        if (isTooLarge(amountMinor)) return false
        if (amountMinor < 0) this.#returnsWithoutNumber += 1
        return true
      },
    }
  }

  #idOf(invoice: string, customer: string): string {
    const { side, isPlain } = this.#numbering
    if (side === 'sale') return isPlain ? `sale:#${invoice}` : invoice
    // Many programs name the supplier on the first line of a bill only.
    const goesOn = customer === '' && this.#last.invoice === invoice
    if (!goesOn) this.#last = { invoice, customer }
    return `purchase:${this.#last.customer}:#${invoice}`
  }

  #remember(externalId: string, invoice: string, date: ReadDate | null): Seen {
    const seen = this.#seen.get(externalId)
    if (seen) {
      seen.date ??= date
      return seen
    }
    const isCancellation = this.#numbering.cancellation?.test(invoice) ?? false
    const fresh = { next: 0, asked: null, date, amountMinor: 0, isCancellation }
    this.#seen.set(externalId, fresh)
    return fresh
  }
}

function nextPlace(seen: Seen): number {
  while (seen.asked?.has(seen.next)) seen.next += 1
  return seen.next++
}
