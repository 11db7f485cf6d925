import { minorDigits } from '../kernel/currency.ts'
import { activeLocale } from './words.ts'

/** What somebody typed as an amount, as it was understood. */
export type Reading =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'amount'; readonly amountMinor: number }
  | { readonly kind: 'unreadable'; readonly text: string }

/** Reads "1,240.50", "1.240,50" or "1 240" as minor units; guesses nothing that could mean two sums. */
export function readAmount(text: string, currency: string): Reading {
  return readScaled(text, minorDigits(currency))
}

/** Reads any number the same way, as whole units of ten to the minus `digits`: a quantity, with four. */
export function readScaled(text: string, digits: number): Reading {
  const plain = westernDigits(text).replace(/[\s\u00a0\u202f'’]/g, '')
  if (plain === '') return { kind: 'nothing' }
  const match = /^(?<sign>[-−]?)(?<whole>\d[\d.,٬٫]*?)(?:(?<point>[.,٫])(?<rest>\d*))?$/.exec(
    withoutGroups(plain, digits),
  )
  const { sign = '', whole = '', rest = '' } = match?.groups ?? {}
  if (!/^\d+$/.test(whole) || rest.length > digits) return { kind: 'unreadable', text }
  const amount = Number(whole + rest.padEnd(digits, '0'))
  if (!Number.isSafeInteger(amount)) return { kind: 'unreadable', text }
  return { kind: 'amount', amountMinor: sign && amount !== 0 ? -amount : amount }
}

/** Writes minor units as somebody would type them: "1240.50". */
export function writeAmount(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency)
  return new Intl.NumberFormat(activeLocale(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
    numberingSystem: 'latn',
  }).format(amountMinor / 10 ** digits)
}

/** The sign of a currency as it stands before an amount: "$", "€", "KWD". */
export function currencySign(currency: string): string {
  const parts = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0)
  return parts.find((part) => part.type === 'currency')?.value ?? currency
}

// "1,240" is a group of three, but "12,40" can only be a decimal comma. Where three digits follow a single
// mark, the reader's own language decides; with three minor digits (KWD) it decides too.
function withoutGroups(plain: string, digits: number): string {
  const marks = plain.replace(/[^.,٬٫]/g, '')
  const last = marks.at(-1)
  if (last === undefined) return plain
  const isOneKind = [...marks].every((mark) => mark === last)
  if (!isOneKind) return dropGroups(plain, last)
  if (marks.length > 1) return dropGroups(plain, '')
  const follow = plain.length - plain.lastIndexOf(last) - 1
  const isGroup = follow === 3 && (digits !== 3 || last !== decimalMark()) && last !== decimalMark()
  return isGroup ? dropGroups(plain, '') : plain
}

function dropGroups(plain: string, point: string): string {
  const [whole = '', rest] = point === '' ? [plain] : splitAtLast(plain, point)
  const grouped = /^[-−]?\d{1,3}(?:[.,٬٫]\d{2,3})*[.,٬٫]\d{3}$/
  const clean = grouped.test(whole) ? whole.replace(/[.,٬٫]/g, '') : whole
  return rest === undefined ? clean : `${clean}${point}${rest}`
}

function splitAtLast(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark)
  return [text.slice(0, at), text.slice(at + 1)]
}

function decimalMark(): string {
  const parts = new Intl.NumberFormat(activeLocale()).formatToParts(1.5)
  return parts.find((part) => part.type === 'decimal')?.value ?? '.'
}

function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
}
