import type { Catalogue } from '../../../design/words.ts'

/** What sales and purchases say on screen, in Arabic. */
export const tradeArabic = {
  'trade.bothWays': 'في الاتجاهين',
  'trade.sold': 'مشترياتهم منا: {money}',
  'trade.soldLastYear': '{money} في السنة الأخيرة',
  'trade.bought': 'مشترياتنا منهم: {money}',
  'trade.none': 'لا تعاملات مسجّلة بعد.',
  'trade.owedToUs': 'لنا عندهم {money}',
  'trade.owedByUs': 'لهم عندنا {money}',
  'trade.orders':
    '{count, plural, zero {لا طلبات} one {طلب واحد} two {طلبان} few {# طلبات} many {# طلبًا} other {# طلب}}',
  'trade.usuallyTakes': 'المعتاد أخذه',
  'trade.times':
    '{count, plural, zero {# مرة} one {مرة واحدة} two {مرتان} few {# مرات} many {# مرة} other {# مرة}}',
  'trade.sale': 'طلب \u2068{number}\u2069، {money}',
  'trade.saleUnnumbered': 'طلب، {money}',
  'trade.purchase': 'فاتورة \u2068{number}\u2069، {money}',
  'trade.purchaseUnnumbered': 'فاتورة، {money}',
  'trade.return': 'مرتجع \u2068{number}\u2069، {money}',
  'trade.returnUnnumbered': 'مرتجع، {money}',
  'trade.more':
    '\u2068{summary}\u2069 {count, plural, zero {} one {وواحد آخر} two {واثنان آخران} few {و# أخرى} many {و# غيرها} other {و# غيرها}}',
  'trade.paidUs': 'دفعوا لنا {money}',
  'trade.wePaid': 'دفعنا {money}',
} as const satisfies Catalogue
