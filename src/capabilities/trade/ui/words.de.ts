import type { Catalogue } from '../../../design/words.ts'

/** What sales and purchases say on screen, in German. */
export const tradeGerman = {
  'trade.bothWays': 'In beide Richtungen',
  'trade.sold': 'Für {money} bei uns gekauft',
  'trade.soldLastYear': '{money} im letzten Jahr',
  'trade.bought': 'Wir haben für {money} dort gekauft',
  'trade.none': 'Noch keine Geschäfte verzeichnet.',
  'trade.owedToUs': '{money} schuldet man uns noch',
  'trade.owedByUs': '{money} schulden wir noch',
  'trade.orders': '{count, plural, one {# Bestellung} other {# Bestellungen}}',
  'trade.usuallyTakes': 'Nimmt meist',
  'trade.times': '{count, plural, one {einmal} other {#-mal}}',
  'trade.sale': 'Bestellung {number}, {money}',
  'trade.saleUnnumbered': 'Bestellung, {money}',
  'trade.purchase': 'Rechnung {number}, {money}',
  'trade.purchaseUnnumbered': 'Rechnung, {money}',
  'trade.return': 'Rückgabe {number}, {money}',
  'trade.returnUnnumbered': 'Rückgabe, {money}',
  'trade.more': '{summary} und {count, plural, one {eins mehr} other {# weitere}}',
  'trade.paidUs': 'Hat uns {money} gezahlt',
  'trade.wePaid': 'Wir haben {money} gezahlt',
} as const satisfies Catalogue
