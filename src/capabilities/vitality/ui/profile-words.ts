import { speak } from '../../../design/words.ts'

/** What the picture of one relationship says around its sentences. */
export const profileWords = {
  'chance.none': 'No sales to go by yet',
  'chance.noneText': 'Once they have bought, this shows how alive the relationship is and where it is going.',
  'chance.supply': 'On the supply side',
  'chance.supplyText':
    'How alive a relationship is, is worked out for customers so far. Below is all that went between you.',
  'chance.early': 'Too early to tell',
  'chance.littleHistory': 'Too little history to tell',
  'chance.lastMonths': 'last two years',
  'chance.chart': 'The chance of an order over the last two years, and the orders of each month',
  'chance.chance': 'Chance of an order',
  'chance.orders': 'Orders',
  'chance.how': 'How this is worked out',
  'chance.interval': 'Likely {interval}.',
  'chance.lastYear': '{orders, plural, one {# order} other {# orders}} on record.',
  'chance.due': 'The next order would usually come by {day}.',
  'chance.method':
    'The chance counts orders within {days} days from {day}. It comes from how often this customer ordered, how long the silence is, and how all your customers order and leave (MBG/NBD). The line shows what today’s numbers would have said then.',
  'chance.more': 'More in the settings',
} as const

export const say = speak(profileWords)
