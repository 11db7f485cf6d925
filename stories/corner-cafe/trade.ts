import type { SampleTrade } from '../../src/capabilities/imports/actions/sample.ts'
import type { Day } from '../../src/kernel/day.ts'
import { addDays } from '../../src/kernel/day.ts'
import type { Dice } from '../dice.ts'
import { dice, seedOf } from '../dice.ts'
import type { Rhythm } from './cast.ts'
import type { House, Supplier } from './houses.ts'
import { houses, suppliers } from './houses.ts'
import type { Dish } from './menu.ts'
import { larder, menu } from './menu.ts'
import { neighbours } from './neighbours.ts'
import { regulars } from './regulars.ts'
import { visitDays } from './visits.ts'

type Telling = { today: Day; seed: number }
type Buyer = { key: string; rhythm: Rhythm; takes: readonly Dish[]; most: number }

/** What was sold in two years, visit by visit. */
export function sales(telling: Telling): SampleTrade[] {
  const guests = [...regulars, ...neighbours].map((regular) => ({ ...regular, most: 1 }))
  return [...guests, ...houses].flatMap((buyer) => salesTo(buyer, telling))
}

function salesTo(buyer: Buyer | House, { today, seed }: Telling): SampleTrade[] {
  const chance = dice(seedOf(seed, buyer.key))
  return visitDays(buyer.rhythm, today, chance).map((on, place) => ({
    key: `sale-${buyer.key}-${place + 1}`,
    party: buyer.key,
    side: 'sale',
    number: null,
    on,
    dueOn: null,
    paidOn: null,
    lines: ordered(buyer, chance),
  }))
}

// The usual, now and then with something else.
function ordered({ takes, most }: Buyer | House, chance: Dice): SampleTrade['lines'] {
  const extras: Dish[] = ['cake', 'bun', 'croissant', 'beans']
  const dishes = chance.falls(0.25) ? [...takes, chance.pick(extras)] : takes
  return [...new Set(dishes)].map((dish) => {
    const [product, unitPrice] = menu[dish]
    return { product, unitPrice, quantity: chance.between(1, most) }
  })
}

/** What was bought in two years; bills are paid when half of their time is over. */
export function purchases(telling: Telling): SampleTrade[] {
  return [...suppliers.flatMap((supplier) => purchasesFrom(supplier, telling)), ...printedMenus(telling)]
}

function purchasesFrom(supplier: Supplier, { today, seed }: Telling): SampleTrade[] {
  const chance = dice(seedOf(seed, supplier.key))
  const trades: SampleTrade[] = []
  for (let ago = 730 - chance.between(0, supplier.every); ago > 0; ago -= supplier.every) {
    const on = addDays(today, -ago)
    const paidOn = addDays(on, Math.ceil(supplier.dueDays / 2))
    trades.push({
      key: `purchase-${supplier.key}-${trades.length + 1}`,
      party: supplier.key,
      side: 'purchase',
      number: billNumber(supplier.name, trades.length + 1),
      on,
      dueOn: addDays(on, supplier.dueDays),
      paidOn: paidOn < today ? paidOn : null,
      lines: supplier.brings.map(({ what, least, most }) => {
        const [product, unitPrice] = larder[what]
        return { product, unitPrice, quantity: chance.between(least, most) }
      }),
    })
  }
  return trades
}

function printedMenus({ today }: Telling): SampleTrade[] {
  const [product, unitPrice] = larder.menus
  return [680, 500, 310, 130].map((ago, place) => ({
    key: `purchase-omar-khalil-${place + 1}`,
    party: 'omar-khalil',
    side: 'purchase' as const,
    number: billNumber('Khalil Printworks', place + 1),
    on: addDays(today, -ago),
    dueOn: addDays(today, 30 - ago),
    paidOn: addDays(today, 20 - ago),
    lines: [{ product, unitPrice, quantity: 80 }],
  }))
}

function billNumber(name: string, count: number): string {
  const initials = name.split(' ').map((word) => word[0])
  return `${initials.join('')}-${1000 + count}`
}
