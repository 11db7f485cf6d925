import { afterEach, expect, test } from 'vitest'
import { activateLanguage } from '../../../design/words.ts'
import { day } from '../../../kernel/day.ts'
import type { PartyId } from '../../../kernel/id.ts'
import {
  amountOfLine,
  emptyLine,
  emptyTrade,
  gapsOf,
  inputOf,
  type LineDraft,
  totalOf,
} from './trade-draft.ts'

const today = day('2026-11-20')
const gbp = { today, currency: 'GBP' }
const line = (part: Partial<LineDraft>): LineDraft => ({
  ...emptyLine(1),
  product: 'Cappuccino',
  price: { kind: 'amount', amountMinor: 255 },
  ...part,
})
const tradeOf = (...lines: LineDraft[]) => ({ ...emptyTrade(today), lines })

afterEach(() => activateLanguage('en'))

test('a line is rounded to the penny on its own, half away from zero', () => {
  const third = line({ quantity: '0.5', price: { kind: 'amount', amountMinor: 5 } })
  expect(amountOfLine(third, 'GBP')).toBe(3)
  expect(totalOf(tradeOf(third, third), 'GBP')).toBe(6)
  expect(amountOfLine({ ...third, quantity: '-0.5' }, 'GBP')).toBe(-3)
})

test('a quantity is read as the reader writes it, and a thousand is never one', () => {
  expect(amountOfLine(line({ quantity: '1,000' }), 'GBP')).toBe(255_000)
  activateLanguage('de')
  expect(amountOfLine(line({ quantity: '1,5' }), 'GBP')).toBe(383)
  expect(amountOfLine(line({ quantity: '1.000' }), 'GBP')).toBe(255_000)
})

test('a form with nothing in it asks for what was sold and for how much', () => {
  expect(gapsOf(emptyTrade(today), gbp)).toEqual({
    'line.1.product': 'no-product',
    'line.1.price': 'no-price',
  })
})

test('a line begun is finished, a line left blank is left out', () => {
  const draft = tradeOf(line({}), { ...emptyLine(2), product: 'Bun' }, emptyLine(3))
  expect(gapsOf(draft, gbp)).toEqual({ 'line.2.price': 'no-price' })
  const whole = tradeOf(line({}), emptyLine(2))
  expect(gapsOf(whole, gbp)).toEqual({})
  expect(inputOf(whole, { partyId: 'p' as PartyId, side: 'sale', currency: 'GBP' }).lines).toEqual([
    { product: 'Cappuccino', code: null, quantity: '1', unitPrice: '2.55' },
  ])
})

test('a quantity of none, or one in words, is asked for again', () => {
  for (const quantity of ['0', 'three', '', '1.23456'])
    expect(gapsOf(tradeOf(line({ quantity })), gbp)).toEqual({ 'line.1.quantity': 'no-quantity' })
})

test('a price below zero is asked for again', () => {
  const price = { kind: 'amount', amountMinor: -1250 } as const
  expect(gapsOf(tradeOf(line({ price })), gbp)).toEqual({ 'line.1.price': 'no-price' })
})

test('a day still to come and a bill due before its day are refused as the server would', () => {
  expect(gapsOf({ ...tradeOf(line({})), happenedOn: day('2026-11-21') }, gbp)).toEqual({
    happenedOn: 'in-future',
  })
  expect(gapsOf({ ...tradeOf(line({})), dueOn: day('2026-11-19') }, gbp)).toEqual({ dueOn: 'too-early' })
})

test('prices are sent in the main unit of their currency', () => {
  const price = { kind: 'amount', amountMinor: 1250 } as const
  const unitPriceIn = (currency: string) =>
    inputOf(tradeOf(line({ price })), { partyId: 'p' as PartyId, side: 'sale', currency }).lines[0]?.unitPrice
  expect(['GBP', 'JPY', 'KWD'].map(unitPriceIn)).toEqual(['12.5', '1250', '1.25'])
})
