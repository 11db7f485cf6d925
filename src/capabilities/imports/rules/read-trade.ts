// A row of a list of sales made into a line of a trade. The lines of an invoice are numbered in the order of the
// file, rejected ones too, so that a mended row finds its own place when it comes back.
import { isFormula } from '../../../kernel/csv.ts'
import { amountOf } from '../../../kernel/money.ts'
import type { TradeLineDraft } from '../../trade/model.ts'
import { isTooLarge } from '../../trade/rules/amounts.ts'
import type { Field, Plan, RejectionReason } from '../model.ts'
import { digestOf } from './content-digest.ts'
import { type ReadDate, readDate } from './dates.ts'
import { readNumber } from './numbers.ts'
import { Orders } from './orders.ts'
import type { Product } from './products.ts'
import { type Columns, readCells, reject, type Rejected } from './read-row.ts'
import type { Row } from './records.ts'
import { isEmail, tidy } from './text.ts'
import { instantsIn } from './zones.ts'

/** Who bought, as far as the file says; null for somebody unknown. */
export type Customer = Readonly<{
  id: string | null
  name: string | null
  email: string | null
  country: string | null
}>

export type TradeLine = Readonly<{
  kind: 'line'
  customer: Customer | null
  /** The line; who it belongs to is filled in when the customer is on record. */
  line: TradeLineDraft
}>

export type TradeReader = Readonly<{
  read: (row: Row) => TradeLine | Rejected
  /** The place of the row that was read last, within its invoice; null when it names none. */
  placeOfLast: () => number | null
  counts: () => Readonly<{ invoices: number; cancelledInvoices: number; linesWithoutCustomer: number }>
}>

type Options = Readonly<{ plan: Plan; columns: Columns; product: Product | null; timeZone: string }>

/** Opens a reader of one file of sales or purchases; it remembers the invoices it has seen. */
export function openTradeReader(options: Options): TradeReader {
  const { plan, columns, product } = options
  const at = (field: Field) => columns.fields.indexOf(field)
  const places = new Map(columns.fields.map((field) => [field, field === null ? -1 : at(field)]))
  const orders = new Orders({
    side: plan.side,
    isPlain: product === null,
    cancellation: product?.cancellation ?? null,
  })
  const reading = { plan, columns, product, places, orders, instantOf: instantsIn(options.timeZone) }
  let place: number | null = null
  let linesWithoutCustomer = 0
  return {
    read: (row) => {
      place = null
      const cells = readCells(row, columns)
      if (cells.kind === 'rejected') {
        place = placeOfBroken(reading, row)
        return cells
      }
      const line = new Line(reading, row, cells.texts)
      if (line.customer === null) linesWithoutCustomer += 1
      const read = readLine(line)
      place = line.place
      return read
    },
    placeOfLast: () => place,
    counts: () => ({ ...orders.counts(), linesWithoutCustomer }),
  }
}

type Reading = Readonly<{
  plan: Plan
  columns: Columns
  product: Product | null
  places: ReadonlyMap<Field | null, number>
  orders: Orders
  instantOf: (date: ReadDate) => string
}>

/** One row, and what is found out about it on the way. */
class Line {
  readonly customer: Customer | null
  readonly reading: Reading
  readonly row: Row
  place: number | null = null
  readonly #texts: readonly string[]

  constructor(reading: Reading, row: Row, texts: readonly string[]) {
    this.reading = reading
    this.row = row
    this.#texts = texts
    this.customer = customerOf(this)
  }

  has(field: Field): boolean {
    return this.reading.places.has(field)
  }

  text(field: Field): string | null {
    const at = this.reading.places.get(field)
    return at === undefined ? null : this.#texts[at] || null
  }

  whereabouts() {
    return {
      row: this.row.line,
      customer: codeOf(this.customer),
      place: this.text('position'),
      content: () => this.#content(),
    }
  }

  /** The cells of the row as they came, but for where it belongs: what they are taken for may change. */
  #content(): string {
    const place = this.reading.places.get('position')
    const cells = this.#texts.slice(0, this.reading.columns.names.length)
    return cells.filter((_, at) => at !== place).join('\u001f')
  }

  refuse(reason: RejectionReason, field: Field): Rejected {
    const at = this.reading.places.get(field)
    const column = at === undefined ? undefined : this.reading.columns.names[at]
    const found = this.text(field) ?? ''
    return reject(this.row, isFormula(found) && reason.startsWith('bad-') ? 'formula' : reason, {
      column,
      found,
    })
  }
}

function readLine(line: Line): TradeLine | Rejected {
  const date = dateIn(line, 'date')
  if ('kind' in date) {
    line.place = placeOf(line, null)
    return date
  }
  const order = line.reading.orders.next(line.text('invoice'), { ...line.whereabouts(), date })
  line.place = order.place
  if (order.isRepeated) return line.refuse('repeated-place', 'position')
  const long = tooLong(line)
  if (long) return long
  const figures = figuresIn(line)
  if ('kind' in figures) return figures
  const refused = refusedCustomer(line, figures.unitPrice)
  if (refused) return refused
  const due = line.text('due-date') === null ? null : dateIn(line, 'due-date')
  if (due && 'kind' in due) return due
  const currency = currencyIn(line)
  if (typeof currency !== 'string') return currency
  const amountMinor = amountOf(figures.quantity, figures.unitPrice, currency)
  if (amountMinor === null || isTooLarge(amountMinor) || !order.add(amountMinor))
    return line.refuse('bad-number', 'quantity')
  return {
    kind: 'line',
    customer: line.customer,
    line: {
      externalId: order.externalId,
      side: line.reading.plan.side,
      number: line.text('invoice'),
      happenedAt: line.reading.instantOf(order.date),
      happenedOn: order.date.day,
      dueOn: due?.day ?? null,
      currency,
      isReturn: order.isCancellation || (!line.has('invoice') && amountMinor < 0),
      partyId: null,
      position: order.position,
      productKey: line.text('product-code') ?? line.text('product'),
      productName: line.text('product') ?? line.text('product-code') ?? countedIn(line),
      ...figures,
      amountMinor,
      isAlone: line.text('invoice') === null,
    },
  }
}

/** An invoice is counted, and its line keeps its place, even where the day can't be read. */
function placeOf(line: Line, date: ReadDate | null): number {
  const invoice = line.text('invoice')
  const at = line.whereabouts()
  if (invoice === null) return /^\d{1,9}$/.test(at.place ?? '') ? Number(at.place) : at.row
  return line.reading.orders.next(invoice, { ...at, date }).place
}

/** Where a row stands that is too broken to be read, as far as it names an invoice. */
function placeOfBroken(reading: Reading, row: Row): number | null {
  const texts = row.cells.map(tidy)
  if (texts.every((text) => text === '')) return null
  return placeOf(new Line(reading, row, texts), null)
}

function dateIn(line: Line, field: 'date' | 'due-date'): ReadDate | Rejected {
  const text = line.text(field)
  if (text === null) return line.refuse('no-date', field)
  return readDate(text, line.reading.plan.dateOrder) ?? line.refuse('bad-date', field)
}

type Figures = { quantity: string; unitPrice: string }

/** Quantity and price; an amount alone is one line at that price, and a negative one a return. */
function figuresIn(line: Line): Figures | Rejected {
  const { decimalComma } = line.reading.plan
  const number = (field: Field, places: number) =>
    readNumber(line.text(field) ?? '', { decimalComma, places }) ?? line.refuse('bad-number', field)
  if (line.text('unit-price') === null && line.text('amount') !== null) {
    const amount = number('amount', 6)
    if (typeof amount !== 'string') return amount
    const isNegative = amount.startsWith('-')
    return { quantity: isNegative ? '-1' : '1', unitPrice: isNegative ? amount.slice(1) : amount }
  }
  const unitPrice = number('unit-price', 6)
  if (typeof unitPrice !== 'string') return unitPrice
  if (unitPrice.startsWith('-')) return line.refuse('negative-price', 'unit-price')
  const quantity = line.has('quantity') ? number('quantity', 4) : '1'
  return typeof quantity === 'string' ? { quantity, unitPrice } : quantity
}

function refusedCustomer(line: Line, unitPrice: string): Rejected | null {
  if (line.customer !== null) {
    const { email } = line.customer
    return email === null || isEmail(email) ? null : line.refuse('bad-email', 'customer-email')
  }
  if (!/[1-9]/.test(unitPrice)) return line.refuse('stock-correction', 'unit-price')
  return line.reading.plan.withoutCustomer === 'refuse' ? line.refuse('no-customer', 'customer-id') : null
}

const signs: Record<string, string> = { '£': 'GBP', '€': 'EUR', $: 'USD', '¥': 'JPY' }

function currencyIn(line: Line): string | Rejected {
  const text = line.text('currency')
  if (text === null) return line.reading.plan.currency
  const code = signs[text] ?? text.toUpperCase()
  return /^[A-Z]{3}$/.test(code) ? code : line.refuse('bad-currency', 'currency')
}

const mostCharacters: readonly (readonly [Field, number])[] = [
  ['invoice', 100],
  ['product-code', 100],
  ['product', 500],
  ['customer-id', 100],
  ['customer-name', 300],
  ['customer-email', 254],
]

function tooLong(line: Line): Rejected | null {
  const field = mostCharacters.find(([name, most]) => (line.text(name)?.length ?? 0) > most)?.[0]
  return field ? line.refuse('too-long', field) : null
}

/** "2 CDs" where a file counts things without naming them. */
function countedIn(line: Line): string | null {
  const { product } = line.reading
  const count = line.text('quantity')
  if (!product?.counted || count === null) return null
  return `${count} ${product.counted[count === '1' ? 0 : 1]}`
}

function customerOf(line: Line): Customer | null {
  // Programs that keep numbers as floats write 17850.0.
  const id = line.text('customer-id')?.replace(/^(\d+)\.0$/, '$1') ?? null
  const [name, email] = [line.text('customer-name'), line.text('customer-email')]
  if (id === null && name === null && email === null) return null
  return { id, name, email: email?.toLowerCase() ?? null, country: line.text('customer-country') }
}

/** A customer in the id of a sale without a number: ids outlive names and addresses, so they hold none. */
function codeOf(customer: Customer | null): string {
  return customer === null ? '' : (customer.id ?? digestOf(customerKey(customer)).text)
}

/** What makes two customers the same one within a file. */
export function customerKey(customer: Customer | null): string {
  if (customer === null) return ''
  return customer.id ?? customer.email ?? customer.name ?? ''
}
