// The reason column of the file of rejected rows, in words that say how to mend the row.
import type { Rejection, RejectionReason } from '../model.ts'

const words: Record<RejectionReason, string> = {
  'empty-row': 'The row is empty.',
  'too-few-columns': 'The row has fewer cells than the first row.',
  'too-many-columns': 'The row has more cells than the first row.',
  'too-long': 'The text is longer than can be kept.',
  'no-name': 'There is no name, firm, e-mail address or phone number.',
  'bad-email': 'This is not an e-mail address.',
  'bad-date': 'This is not a day of the calendar in the order chosen for this file.',
  'no-date': 'There is no date.',
  'bad-number': 'This is not a number.',
  'negative-price': 'A price below zero: write returns with a quantity below zero.',
  'no-invoice': 'There is no invoice number.',
  'no-customer': 'There is no customer.',
  'stock-correction': 'No customer and no price: this corrects the stock and is no sale.',
  'bad-currency': 'This is not a currency code such as EUR.',
  formula: 'A formula stands where a figure or an address is expected.',
  'unbalanced-quotes': 'A quotation mark stands where it may not.',
  'bad-phone': 'This is not a phone number.',
  'control-characters': 'There are characters in it that cannot be seen or kept.',
  unreadable: 'There are characters in it that cannot be read in this encoding.',
  'repeated-place': 'Another row of the order has this place: write a number that no other row of it has.',
  'asked-to-be-forgotten': 'This person asked to be forgotten and is not brought back.',
}

/** Why a row was handed back, and where in the row to look. */
export function reasonSentence({ reason, column }: Rejection): string {
  return column === null ? words[reason] : `${column}: ${words[reason]}`
}

/** Why cells of a row were left out, and that nothing else of it was. */
export function leftOutSentence(cells: readonly Rejection[]): string {
  return [...cells.map(reasonSentence), 'The rest of the row came in.'].join(' ')
}
