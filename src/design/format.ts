import { minorDigits } from '../kernel/currency.ts'
import { say } from './texts.ts'
import { activeLocale } from './words.ts'

/** An amount as it is kept: whole minor units and an ISO 4217 code. */
export type MoneyLike = { readonly amountMinor: number; readonly currency: string }

const numberFormats = new Map<string, Intl.NumberFormat>()
const dateFormats = new Map<string, Intl.DateTimeFormat>()

/** "$312.40"; whole amounts without the zeros ("$4,180"), as one would say them. */
export function formatMoney(money: MoneyLike): string {
  return moneyIn(money, { currencyDisplay: 'narrowSymbol', trailingZeroDisplay: 'stripIfInteger' })
}

/** "USD 312.40": with the code and every digit, where two currencies may stand side by side. */
export function formatMoneyExactly(money: MoneyLike): string {
  return moneyIn(money, { currencyDisplay: 'code' })
}

/** "$612,400": to the whole major unit, where cents would be noise. */
export function formatMoneyRoundly(money: MoneyLike): string {
  return moneyIn(money, {
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 0,
    maximumFractionDigits: 0,
  })
}

/** "$0.0125": what one of something costs, given as a plain decimal; finer than the currency's own digits where it is. */
export function formatPrice({
  price,
  currency,
}: {
  readonly price: string
  readonly currency: string
}): string {
  const least = /\.\d*[1-9]/.test(price) ? minorDigits(currency) : 0
  return numbers(formatLocale(), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: least,
    maximumFractionDigits: 6,
  }).format(Number(price))
}

/** "1,240.5": how many, given as a plain decimal of at most four places. */
export function formatQuantity(quantity: string): string {
  return numbers(formatLocale(), { maximumFractionDigits: 4 }).format(Number(quantity))
}

/** "1,240". */
export function formatNumber(count: number): string {
  return numbers(formatLocale(), { maximumFractionDigits: 0 }).format(count)
}

/** "1.1": a measured number with at most the digits it deserves. */
export function formatDecimal(value: number, digits: number): string {
  return numbers(formatLocale(), { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(
    value,
  )
}

/** "34 in 100"; never claims none or all. */
export function formatChance(chance: number): string {
  const count = Math.round(chance * 100)
  if (count < 1) return say('design.underOne')
  if (count > 99) return say('design.overNinetyNine')
  return say('design.inHundred', { count })
}

/** "34 %", for tables and axes; sentences use `formatChance`. */
export function formatPercent(share: number): string {
  return numbers(formatLocale(), { style: 'percent', maximumFractionDigits: 0 }).format(share)
}

/** "12 Nov", and "24 Dec 2025" when the year isn't that of `today`. */
export function formatDayShort(day: string, today: string): string {
  const sameYear = day.slice(0, 4) === today.slice(0, 4)
  return dayIn(day, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) })
}

/** "12 November 2026". */
export function formatDay(day: string): string {
  return dayIn(day, { day: 'numeric', month: 'long', year: 'numeric' })
}

/** "20 January": a day near enough that its year needs no saying. */
export function formatDayInYear(day: string): string {
  return dayIn(day, { day: 'numeric', month: 'long' })
}

/** "Friday 20 November". */
export function formatWeekday(day: string): string {
  return dayIn(day, { weekday: 'long', day: 'numeric', month: 'long' })
}

/** "November 2026", or "November" in the year of `today`. */
export function formatMonth(day: string, today: string): string {
  const sameYear = day.slice(0, 4) === today.slice(0, 4)
  return dayIn(day, { month: 'long', ...(sameYear ? {} : { year: 'numeric' }) })
}

/** "20 Nov 2026, 15:04", as a clock in that time zone shows it. */
export function formatInstant(instant: string | Date, timeZone: string): string {
  return instantIn(instant, { dateStyle: 'medium', timeStyle: 'short', timeZone })
}

/** "15:04", as a clock in that time zone shows it. */
export function formatTime(instant: string | Date, timeZone: string): string {
  return instantIn(instant, { timeStyle: 'short', timeZone })
}

/** "Rosa, Ben and Ana". */
export function formatList(items: readonly string[]): string {
  return new Intl.ListFormat(formatLocale(), { type: 'conjunction' }).format(items)
}

// Intl follows common use (no digits for forints or rupiah), the books follow ISO 4217: so the digits are told.
function moneyIn({ amountMinor, currency }: MoneyLike, options: Intl.NumberFormatOptions): string {
  const digits = minorDigits(currency)
  const digitsShown = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  const format = numbers(formatLocale(), { style: 'currency', currency, ...digitsShown, ...options })
  return format.format(amountMinor / 10 ** digits)
}

// A day has no time zone: it is read and written in UTC so that it never slips.
function dayIn(day: string, options: Intl.DateTimeFormatOptions): string {
  const written = dates({ ...options, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))
  // The house writes "Friday 20 November"; other languages want their comma.
  return formatLocale().startsWith('en') ? written.replace(/^(\p{L}+), (?=\d)/u, '$1 ') : written
}

function instantIn(instant: string | Date, options: Intl.DateTimeFormatOptions): string {
  const milliseconds = typeof instant === 'string' ? Date.parse(instant) : instant.getTime()
  return dates(options).format(milliseconds)
}

// Plain "en" means "Nov 12" to Intl; the house writes "12 Nov" unless a region says otherwise.
function formatLocale(): string {
  return activeLocale() === 'en' ? 'en-GB' : activeLocale()
}

function numbers(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = `${locale} ${JSON.stringify(options)}`
  return recall(numberFormats, name, () => new Intl.NumberFormat(locale, options))
}

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${formatLocale()} ${JSON.stringify(options)}`
  return recall(dateFormats, name, () => new Intl.DateTimeFormat(formatLocale(), options))
}

// Making a formatter takes far longer than using it, and a table uses thousands.
function recall<Format>(known: Map<string, Format>, name: string, make: () => Format): Format {
  const format = known.get(name) ?? make()
  known.set(name, format)
  return format
}
