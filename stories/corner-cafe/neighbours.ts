import type { Pronoun } from '../../src/capabilities/people/model.ts'
import type { Regular, Rhythm } from './cast.ts'
import { fading, fresh, growing, quiet, steady } from './cast.ts'
import type { Dish } from './menu.ts'

type Row = [
  given: string,
  family: string,
  pronoun: Pronoun,
  rhythm: Rhythm,
  takes: Dish[],
  usual: string,
  life?: string,
]

const rows: Row[] = [
  [
    'Nia',
    'Roberts',
    'she',
    steady(6),
    ['flat', 'bun'],
    'Flat white, cardamom bun',
    'Teaches the Wednesday life drawing.',
  ],
  ['Henrik', 'Dahl', 'he', steady(9), ['filter', 'scone'], 'Filter with a cheese scone'],
  [
    'Fatou',
    'Diallo',
    'she',
    growing(12, 6),
    ['chocolate', 'cake'],
    'Hot chocolate and cake after school',
    'Daughter Awa wants to be a baker.',
  ],
  ['Joaquín', 'Herrera', 'he', steady(5), ['cortado', 'croissant'], 'Cortado, almond croissant'],
  [
    'Keiko',
    'Tanaka',
    'she',
    steady(8),
    ['tea', 'cake'],
    'Assam, no milk, thin slice of cake',
    'Restores books at the museum.',
  ],
  [
    'Lukas',
    'Brandt',
    'he',
    fading(7, 16),
    ['espresso', 'toast'],
    'Espresso, toast',
    'New job across the river.',
  ],
  ['Noah', 'Feldman', 'he', steady(11), ['latte', 'eggs'], 'Oat latte, eggs on rye on Sundays'],
  [
    'Oluwaseun',
    'Adeyemi',
    'he',
    steady(4),
    ['flat', 'toast'],
    'Flat white, toast with jam',
    'Everyone calls him Seun.',
  ],
  ['Petra', 'Novotná', 'she', quiet(9, 85), ['cappuccino', 'bun'], 'Cappuccino, cardamom bun'],
  ['Quentin', 'Marsh', 'he', steady(14), ['tea', 'soup'], 'Assam, soup, crossword'],
  [
    'Rosa',
    'Delgado',
    'she',
    steady(5),
    ['latte', 'granola'],
    'Oat latte, granola',
    'Trains for a channel swim.',
  ],
  ['Samira', 'Rahimi', 'she', steady(7), ['mint', 'toast'], 'Mint tea, toast'],
  ['Thabo', 'Nkosi', 'he', growing(16, 8), ['flat', 'beans'], 'Flat white; beans for home'],
  [
    'Ursula',
    'Weiss',
    'she',
    steady(6),
    ['cappuccino', 'cake'],
    'Cappuccino, cake, the corner table',
    'Celebrates fifty years married this winter.',
  ],
  ['Vikram', 'Iyer', 'he', steady(10), ['filter', 'beans'], 'Filter; a bag of beans each month'],
  ['Wendy', 'Cheung', 'she', steady(8), ['latte', 'bun'], 'Oat latte, bun'],
  [
    'Xanthe',
    'Papadaki',
    'she',
    fading(6, 13),
    ['espresso', 'cake'],
    'Espresso, orange cake',
    'Her boat is in repair since August.',
  ],
  ['Yara', 'Mansour', 'she', steady(9), ['mint', 'scone'], 'Mint tea, scone'],
  ['Zofia', 'Wójcik', 'she', steady(7), ['cappuccino', 'croissant'], 'Cappuccino, almond croissant'],
  [
    'Chloé',
    'Lefèvre',
    'she',
    growing(14, 7),
    ['espresso', 'croissant'],
    'Espresso, croissant',
    'Says ours are nearly as good as in Lyon.',
  ],
  ['Duc', 'Nguyen', 'he', steady(6), ['filter', 'eggs'], 'Filter over ice, eggs on rye'],
  ['Esi', 'Mensah', 'she', steady(12), ['chocolate', 'bun'], 'Hot chocolate, bun'],
  [
    'Frank',
    'Gallagher',
    'he',
    quiet(5, 52),
    ['tea', 'eggs'],
    'Tea and eggs at opening time',
    'Retired from the railway in May.',
  ],
  ['Giulia', 'Conti', 'she', steady(5), ['espresso', 'bun'], 'Espresso, twice'],
  ['Isla', 'MacLeod', 'she', steady(10), ['latte', 'soup'], 'Oat latte, soup'],
  ['Jack', 'Whitfield', 'he', fresh(44, 11), ['flat', 'toast'], 'Flat white, toast'],
  ['Kalinda', 'Perera', 'she', fresh(9, 20), ['latte'], 'Oat latte'],
  [
    'Tom',
    'Sandford',
    'he',
    quiet(13, 260),
    ['filter', 'cake'],
    'Filter, cake',
    'Moved to the coast last winter.',
  ],
]

/** The other regulars of the neighbourhood. */
export const neighbours: readonly Regular[] = rows.map(
  ([given, family, pronoun, rhythm, takes, usual, life]) => ({
    key: keyOf(given, family),
    given,
    family,
    pronoun,
    rhythm,
    takes,
    usual,
    ...(life === undefined ? {} : { life }),
  }),
)

function keyOf(given: string, family: string): string {
  const plain = `${given}-${family}`.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/ł/g, 'l').replace(/[^a-z]+/g, '-')
}
