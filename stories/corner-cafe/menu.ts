/** What the café sells, with its prices. */
export const menu = {
  espresso: ['Espresso', '2.40'],
  flat: ['Flat white', '3.60'],
  cappuccino: ['Cappuccino', '3.60'],
  latte: ['Oat latte', '3.90'],
  filter: ['Filter coffee', '2.90'],
  cortado: ['Cortado', '3.30'],
  tea: ['Pot of Assam', '3.10'],
  mint: ['Fresh mint tea', '3.20'],
  chocolate: ['Hot chocolate', '3.80'],
  croissant: ['Almond croissant', '3.40'],
  bun: ['Cardamom bun', '3.20'],
  scone: ['Cheese scone', '2.90'],
  toast: ['Sourdough toast', '4.20'],
  eggs: ['Eggs on rye', '8.50'],
  soup: ['Soup of the day', '6.80'],
  cake: ['Slice of orange cake', '4.10'],
  granola: ['Granola bowl', '6.40'],
  beans: ['House beans, 250 g', '9.80'],
  tray: ['Lunch tray for eight', '74.00'],
  pastries: ['Pastry box of twelve', '34.00'],
  whole: ['Whole orange cake', '32.00'],
  flask: ['Coffee flask for ten', '28.00'],
} as const

export type Dish = keyof typeof menu

/** What the café buys, with what it pays. */
export const larder = {
  roast: ['Juniper house roast, 1 kg', '17.50'],
  decaf: ['Decaf, 1 kg', '19.20'],
  milk: ['Whole milk, 2 l', '1.85'],
  oat: ['Oat drink, 1 l', '1.60'],
  butter: ['Salted butter, 5 kg', '36.00'],
  sourdough: ['Sourdough loaf', '3.10'],
  viennoiserie: ['Croissant', '1.15'],
  cups: ['Paper cups, 500', '41.00'],
  boxes: ['Kraft boxes, 200', '62.00'],
  menus: ['Printed menus', '1.20'],
  rent: ['Rent of the month', '1850.00'],
  greens: ['Green coffee, 60 kg sack', '412.00'],
  eggs: ['Free-range eggs, tray of 30', '7.40'],
} as const

export type Supply = keyof typeof larder
