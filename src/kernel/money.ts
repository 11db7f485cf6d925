import { z } from 'zod'
import { minorDigits } from './currency.ts'

/** An ISO 4217 code, such as 'EUR'. */
export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/, 'not a currency code such as EUR')
  .meta({ description: 'ISO 4217 currency code.', examples: ['EUR'] })

/** An amount in minor units (pence, cents) of one currency; never a float. */
export type Money = { amountMinor: number; currency: string }

export const amountMinorSchema = z
  .int('not a whole number of minor units')
  .meta({ description: 'Amount in minor units, such as cents.', examples: [1240] })

const decimal = /^([+-]?)(\d+)(?:\.(\d+))?$/

/** A plain decimal as a whole number of units of ten to the minus `digits`, exactly; null when it is none. */
export function scaled(text: string, digits: number): bigint | null {
  const found = decimal.exec(text.trim())
  if (!found) return null
  const [, sign, whole, fraction = ''] = found
  if (fraction.length > digits && /[1-9]/.test(fraction.slice(digits))) return null
  const value = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'))
  return sign === '-' ? -value : value
}

/** Quantity times unit price in minor units; half a unit is rounded away from zero. Null when either is no number. */
export function amountOf(quantity: string, unitPrice: string, currency: string): number | null {
  const [q, p] = [scaled(quantity, 4), scaled(unitPrice, 6)]
  if (q === null || p === null) return null
  const unit = 10n ** BigInt(10 - minorDigits(currency))
  const product = q * p
  const half = product < 0n ? -unit / 2n : unit / 2n
  return Number((product + half) / unit)
}
