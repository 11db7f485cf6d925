import { speak } from '../../../design/words.ts'

/** What sales and purchases say on screen. */
export const words = {
  'trade.bothWays': 'Both ways',
  'trade.sold': 'Bought {money} from us',
  'trade.soldLastYear': '{money} in the last year',
  'trade.bought': 'We bought {money} from them',
  'trade.none': 'No trade on record yet.',
  'trade.owedToUs': '{money} still owed to us',
  'trade.owedByUs': '{money} still owed by us',
  'trade.orders': '{count, plural, one {# order} other {# orders}}',
  'trade.usuallyTakes': 'Usually takes',
  'trade.times': '{count, plural, one {once} other {# times}}',
  'trade.sale': 'Order {number}, {money}',
  'trade.saleUnnumbered': 'Order, {money}',
  'trade.purchase': 'Bill {number}, {money}',
  'trade.purchaseUnnumbered': 'Bill, {money}',
  'trade.return': 'Return {number}, {money}',
  'trade.returnUnnumbered': 'Return, {money}',
  'trade.more': '{summary} and {count, plural, one {one more} other {# more}}',
  'trade.paidUs': 'Paid us {money}',
  'trade.wePaid': 'We paid {money}',
} as const

export const say = speak(words)
