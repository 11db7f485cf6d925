import { formatMoney } from '../../../design/format.ts'
import type { Trade } from '../model.ts'
import { say } from './words.ts'

/** "Order 10482, $312.40". */
export function titleOf({
  side,
  isReturn,
  number,
  totalMinor,
  currency,
}: Pick<Trade, 'side' | 'isReturn' | 'number' | 'totalMinor' | 'currency'>): string {
  const money = formatMoney({ amountMinor: totalMinor, currency })
  const what = isReturn ? 'return' : side
  return number ? say(`trade.${what}`, { number, money }) : say(`trade.${what}Unnumbered`, { money })
}
