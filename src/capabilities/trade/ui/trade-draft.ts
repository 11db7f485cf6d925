import { type Reading, readScaled } from '../../../design/amount.ts'
import { minorDigits } from '../../../kernel/currency.ts'
import type { Day } from '../../../kernel/day.ts'
import type { PartyId } from '../../../kernel/id.ts'
import type { Side, TradeInput } from '../model.ts'
import { faultOf, type LineInput, lineAmounts } from '../rules/amounts.ts'

/** A line as it is being typed. */
export type LineDraft = {
  key: number
  product: string
  code: string | null
  quantity: string
  price: Reading
}

/** A sale or purchase as it is being typed. */
export type TradeDraft = {
  happenedOn: Day
  number: string
  dueOn: Day | null
  lines: LineDraft[]
}

export type TradeGap = 'in-future' | 'too-early' | 'no-product' | 'no-quantity' | 'no-price' | 'too-large'

/** What is wrong or missing, by field: 'dueOn', 'line.1.product'. */
export type TradeGaps = Readonly<Record<string, TradeGap>>

const quantityDigits = 4
const nothing: Reading = { kind: 'nothing' }

/** A line that nobody has typed anything into yet. */
export function emptyLine(key: number): LineDraft {
  return { key, product: '', code: null, quantity: '1', price: nothing }
}

/** A trade that nobody has typed anything into yet. */
export function emptyTrade(today: Day): TradeDraft {
  return { happenedOn: today, number: '', dueOn: null, lines: [emptyLine(1)] }
}

/** Whether a line was left as it came; such a line is not sent. */
export function isBlank({ product, price }: LineDraft): boolean {
  return product.trim() === '' && price.kind === 'nothing'
}

/** What a line comes to, by the rules of the server; null until it can be read. */
export function amountOfLine(line: LineDraft, currency: string): number | null {
  const [quantity, unitPrice] = [quantityOf(line), priceOf(line, currency)]
  if (quantity === null || unitPrice === null) return null
  return lineAmounts([{ product: line.product, code: line.code, quantity, unitPrice }], currency)[0] ?? null
}

/** What the lines that can be read come to. */
export function totalOf({ lines }: TradeDraft, currency: string): number {
  return lines.reduce((sum, line) => sum + (amountOfLine(line, currency) ?? 0), 0)
}

/** What is still missing before a trade can be recorded. */
export function gapsOf(
  draft: TradeDraft,
  { today, currency }: { readonly today: Day; readonly currency: string },
): TradeGaps {
  const fault = faultOf(draft, today)
  const gaps: Record<string, TradeGap> = {}
  if (fault) gaps[fault.field] = fault.reason === 'in-future' ? 'in-future' : 'too-early'
  for (const line of linesToSend(draft)) {
    const at = `line.${line.key}`
    if (line.product.trim() === '') gaps[`${at}.product`] = 'no-product'
    if (quantityOf(line) === null) gaps[`${at}.quantity`] = 'no-quantity'
    else if (priceOf(line, currency) === null) gaps[`${at}.price`] = 'no-price'
    else if (amountOfLine(line, currency) === null) gaps[`${at}.price`] = 'too-large'
  }
  return gaps
}

/** A trade as the API takes it; only for a draft without gaps. */
export function inputOf(
  draft: TradeDraft,
  { partyId, side, currency }: { readonly partyId: PartyId; readonly side: Side; readonly currency: string },
): TradeInput {
  return {
    partyId,
    side,
    currency,
    number: draft.number.trim() || null,
    happenedOn: draft.happenedOn,
    dueOn: draft.dueOn,
    note: null,
    lines: linesToSend(draft).map((line): LineInput => {
      const [quantity, unitPrice] = [quantityOf(line), priceOf(line, currency)]
      if (quantity === null || unitPrice === null) throw new Error('A line with gaps was recorded.')
      return { product: line.product.trim(), code: line.code, quantity, unitPrice }
    }),
  }
}

// Where nothing at all was typed, the first line is the one to fill in.
function linesToSend({ lines }: TradeDraft): readonly LineDraft[] {
  const written = lines.filter((line) => !isBlank(line))
  return written.length > 0 ? written : lines.slice(0, 1)
}

function quantityOf({ quantity }: LineDraft): string | null {
  const read = readScaled(quantity, quantityDigits)
  if (read.kind !== 'amount' || read.amountMinor === 0) return null
  return plainDecimal(read.amountMinor, quantityDigits)
}

function priceOf({ price }: LineDraft, currency: string): string | null {
  // The server takes returns as a quantity below zero.
  return price.kind === 'amount' && price.amountMinor >= 0
    ? plainDecimal(price.amountMinor, minorDigits(currency))
    : null
}

function plainDecimal(units: number, digits: number): string {
  const text = String(Math.abs(units)).padStart(digits + 1, '0')
  const [whole, rest] = [text.slice(0, text.length - digits), text.slice(text.length - digits)]
  const fraction = rest.replace(/0+$/, '')
  return `${units < 0 ? '-' : ''}${whole}${fraction && `.${fraction}`}`
}
