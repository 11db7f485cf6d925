import { isFormula, neutral } from '../../../kernel/csv.ts'
import { expect, test } from 'vitest'
import type { Field, Plan } from '../model.ts'
import { countryOf } from './countries.ts'
import { products, type Product } from './products.ts'
import { openContactReader } from './read-contact.ts'
import { openTradeReader } from './read-trade.ts'
import { tidy } from './text.ts'

const plan: Plan = {
  what: 'contacts',
  encoding: 'utf-8',
  delimiter: ',',
  header: true,
  columns: [],
  dateOrder: 'dmy',
  decimalComma: false,
  side: 'sale',
  currency: 'GBP',
  role: 'customer',
  withoutCustomer: 'keep',
}

const row = (cells: string[], line = 2) => ({ line, cells, hasStrayQuotes: false })
const columnsOf = (fields: (Field | null)[]) => ({
  names: fields.map((field, at) => field ?? `Column ${at + 1}`),
  fields,
})

function contact(cells: Partial<Record<Field, string>>, change: Partial<Plan> = {}) {
  const fields = Object.keys(cells) as Field[]
  const read = openContactReader({ plan: { ...plan, ...change }, columns: columnsOf(fields), source: 'csv' })
  return read(row(Object.values(cells)))
}

function accepted(cells: Partial<Record<Field, string>>, change: Partial<Plan> = {}) {
  const read = contact(cells, change)
  if (read.kind === 'rejected') throw new Error(read.rejection.reason)
  return read.draft
}

const reasonFor = (cells: Partial<Record<Field, string>>) => {
  const read = contact(cells)
  return read.kind === 'rejected' ? `${read.rejection.reason} ${read.rejection.column ?? ''}`.trim() : null
}

test('a person is called by the parts of the name, a firm by its own', () => {
  const ada = accepted({
    'given-name': 'Ada',
    'middle-name': 'A.',
    'family-name': 'King',
    organisation: 'Engines',
  })
  expect([ada.displayName, ada.kind, ada.givenName, ada.organisationName]).toEqual([
    'Ada A. King',
    'person',
    'Ada A.',
    'Engines',
  ])
  expect(accepted({ organisation: 'Bäckerei Krone' })).toMatchObject({
    displayName: 'Bäckerei Krone',
    kind: 'organisation',
  })
  expect(accepted({ 'display-name': 'Müller GmbH' }).kind).toBe('organisation')
  expect(accepted({ 'display-name': '', email: 'Ada@Example.com' }).displayName).toBe('Ada@Example.com')
  expect(reasonFor({ 'display-name': '', note: 'somebody' })).toBe('no-name')
})

test('several addresses in one cell are several', () => {
  const draft = accepted({
    'display-name': 'A',
    email: 'a@b.de ::: C@d.de; e@f.de',
    phone: '+49 441 1 ::: 0441 222',
  })
  expect(draft.emails.map(({ address }) => address)).toEqual(['a@b.de', 'c@d.de', 'e@f.de'])
  expect(draft.phones.map(({ asGiven }) => asGiven)).toEqual(['+49 441 1', '0441 222'])
})

test('groups that Google makes by itself are no tags', () => {
  expect(accepted({ 'display-name': 'A', tags: '* myContacts ::: Friends ::: * Kegelclub' }).tags).toEqual([
    'Friends',
    'Kegelclub',
  ])
})

test('a birthday may have no year, and 0/0/00 is none', () => {
  const birthday = (text: string) => accepted({ 'display-name': 'A', birthday: text }).occasions[0]
  expect(birthday('--02-29')).toMatchObject({ month: 2, day: 29, year: null })
  expect(birthday('03/04/1980')).toMatchObject({ month: 4, day: 3, year: 1980 })
  expect(birthday('1604-05-20')).toMatchObject({ month: 5, day: 20, year: null })
  expect(birthday('0/0/00')).toBeUndefined()
})

/** What of a row came in, and which of its cells did not. */
function inPart(cells: Partial<Record<Field, string>>) {
  const read = contact(cells)
  if (read.kind === 'rejected') throw new Error(read.rejection.reason)
  return [read.draft, read.leftOut.map(({ column, reason }) => `${reason} ${column}`)] as const
}

test('one bad cell leaves the rest of somebody in', () => {
  const [ada, leftOut] = inPart({
    'display-name': 'Ada',
    email: 'ada@example.com; ada at home',
    phone: 'none',
    birthday: '31/02/1980',
    anniversary: '01/06/2014',
    town: 'x'.repeat(301),
    postcode: 'BA1 \u0000',
    country: 'GB',
  })
  expect(ada).toMatchObject({
    emails: [{ address: 'ada@example.com' }],
    phones: [],
    occasions: [{ kind: 'anniversary', month: 6, day: 1, year: 2014 }],
    addresses: [{ town: null, postcode: null, country: 'GB' }],
  })
  expect(leftOut).toEqual([
    'control-characters postcode',
    'too-long town',
    'bad-email email',
    'bad-phone phone',
    'bad-date birthday',
  ])
})

test('who would be somebody else once the cell is mended is handed back as a whole', () => {
  expect(reasonFor({ 'display-name': 'A', email: 'a at b' })).toBe('bad-email email')
  expect(reasonFor({ 'display-name': 'A', phone: 'none' })).toBe('bad-phone phone')
  expect(reasonFor({ 'display-name': 'A', phone: 'none', 'external-id': '7' })).toBeNull()
  expect(reasonFor({ 'display-name': 'x'.repeat(301), email: 'a@b.de' })).toBe('too-long display-name')
})

test('each number keeps what it is for', () => {
  const { emails, phones } = accepted({
    'display-name': 'A',
    'email-label': '* Work',
    email: 'a@b.de',
    'phone-label': '',
    phone: '0441 123',
  })
  expect([emails[0].label, phones[0].label]).toEqual(['Work', null])
})

test('two addresses side by side stay two', () => {
  const fields: Field[] = [
    'display-name',
    'street',
    'street',
    'town',
    'country',
    'street',
    'street',
    'town',
    'country',
  ]
  const read = openContactReader({ plan, columns: columnsOf(fields), source: 'outlook' })
  const found = read(row(['A', '1 Main St', 'Flat 2', 'Leeds', 'UK', '', '', 'Köln', 'Deutschland']))
  expect(found.kind === 'contact' && found.draft.addresses).toMatchObject([
    { lines: '1 Main St, Flat 2', town: 'Leeds', country: 'GB' },
    { lines: null, town: 'Köln', country: 'DE' },
  ])
})

test('a plain list numbers its suppliers apart from customers', () => {
  const numberOf = (change: Partial<Plan>) =>
    accepted({ 'display-name': 'A', 'external-id': '17' }, change).externalId
  expect([numberOf({}), numberOf({ role: 'supplier' })]).toEqual(['17', 'supplier:17'])
})

test('a role in the file is kept, and other words become tags', () => {
  const draft = accepted({ 'display-name': 'A', role: 'Lieferant; Nachbar' })
  expect([draft.roles.map(({ role }) => role), draft.tags]).toEqual([['supplier'], ['Nachbar']])
  expect(accepted({ 'display-name': 'A' }).roles.map(({ role }) => role)).toEqual(['customer'])
})

test('cells that can not be what they should be send the row back, with the column', () => {
  expect(reasonFor({ 'display-name': 'A', email: 'a at b.de' })).toBe('bad-email email')
  expect(reasonFor({ 'display-name': 'A', email: '=cmd()' })).toBe('formula email')
  expect(reasonFor({ 'display-name': 'A', phone: 'call me' })).toBe('bad-phone phone')
  expect(reasonFor({ 'display-name': 'A'.repeat(301) })).toBe('too-long display-name')
  expect(reasonFor({ 'display-name': 'A\u0000B' })).toBe('control-characters display-name')
  expect(reasonFor({ 'display-name': 'M\ufffdller' })).toBe('unreadable display-name')
  expect(reasonFor({ 'display-name': '', email: '' })).toBe('empty-row')
})

test('rows of another width are handed back', () => {
  const read = openContactReader({ plan, columns: columnsOf(['display-name', 'email']), source: 'csv' })
  const reason = (cells: string[]) => {
    const found = read(row(cells))
    return found.kind === 'rejected' ? found.rejection.reason : found.kind
  }
  expect(reason(['A'])).toBe('too-few-columns')
  expect(reason(['A', 'a@b.de', 'more'])).toBe('too-many-columns')
  expect(reason(['A', 'a@b.de', ''])).toBe('contact')
})

test('formulas are kept as words and made harmless on the way out', () => {
  expect(accepted({ 'display-name': "=cmd|' /C calc'!A0" }).displayName).toBe("=cmd|' /C calc'!A0")
  expect(neutral('=1+1')).toBe("'=1+1")
  expect(neutral('@SUM(A1)')).toBe("'@SUM(A1)")
  expect(neutral('-5')).toBe('-5')
  expect(neutral('+49 441 123')).toBe('+49 441 123')
  expect(tidy("'=1+1")).toBe('=1+1')
  expect(isFormula('-2+3+cmd')).toBe(true)
})

test('countries are known by name in English and German, and by code', () => {
  expect(['United Kingdom', 'EIRE', 'Deutschland', 'österreich', 'RSA', 'us', 'CH'].map(countryOf)).toEqual([
    'GB',
    'IE',
    'DE',
    'AT',
    'ZA',
    'US',
    'CH',
  ])
  expect(['Unspecified', 'Channel Islands', 'European Community', 'EU', 'XX'].map(countryOf)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ])
})

const uciFields: Field[] = [
  'invoice',
  'product-code',
  'product',
  'quantity',
  'date',
  'unit-price',
  'customer-id',
  'customer-country',
  'position',
]
const uci = products.find(({ source }) => source === 'online-retail') as Product

function retail(change: Partial<Plan> = {}, product: Product | null = uci) {
  const columns = columnsOf(uciFields)
  const reader = openTradeReader({
    plan: { ...plan, what: 'trades', dateOrder: 'ymd', ...change },
    columns,
    product,
    timeZone: 'Europe/London',
  })
  let line = 1
  return {
    ...reader,
    sell: (cells: Partial<Record<Field, string>>) => {
      line += 1
      const usual = {
        invoice: '536365',
        product: 'LANTERN',
        quantity: '6',
        date: '2010-12-01 08:26',
        'unit-price': '3.39',
        'customer-id': '17850',
      }
      const whole: Partial<Record<Field, string>> = { ...usual, ...cells }
      return reader.read(
        row(
          uciFields.map((field) => whole[field] ?? ''),
          line,
        ),
      )
    },
  }
}

const lineOf = (read: ReturnType<ReturnType<typeof retail>['sell']>) => {
  if (read.kind === 'rejected') throw new Error(read.rejection.reason)
  return read.line
}
const reasonOf = (read: ReturnType<ReturnType<typeof retail>['sell']>) =>
  read.kind === 'rejected' ? `${read.rejection.reason} ${read.rejection.column ?? ''}`.trim() : null

test('the lines of an invoice are numbered in the order of the file, the same line twice too', () => {
  const { sell } = retail()
  const lines = [sell({}), sell({}), sell({ invoice: '536366' }), sell({})].map(lineOf)
  expect(lines.map(({ externalId, position }) => [externalId, position])).toEqual([
    ['536365', 0],
    ['536365', 1],
    ['536366', 0],
    ['536365', 2],
  ])
  expect(lines[0]).toMatchObject({
    happenedAt: '2010-12-01T08:26:00.000Z',
    happenedOn: '2010-12-01',
    amountMinor: 2034,
  })
})

test('the first line of an invoice says its day for all', () => {
  const { sell } = retail()
  lineOf(sell({}))
  expect(lineOf(sell({ date: '2010-12-01 08:27' })).happenedAt).toBe('2010-12-01T08:26:00.000Z')
})

test('a rejected line keeps its place, and so does the mended one that comes back', () => {
  const first = retail()
  lineOf(first.sell({}))
  expect(reasonOf(first.sell({ quantity: 'six' }))).toBe('bad-number quantity')
  expect(first.placeOfLast()).toBe(1)
  expect(lineOf(first.sell({})).position).toBe(2)
  expect(lineOf(retail().sell({ position: '1' })).position).toBe(1)
})

test('lines without a place take the next free one, and a place that is taken is refused', () => {
  const { sell } = retail()
  expect(lineOf(sell({ position: '1' })).position).toBe(1)
  expect(lineOf(sell({})).position).toBe(0)
  expect(lineOf(sell({})).position).toBe(2)
  for (const position of ['0', '1', '2']) expect(reasonOf(sell({ position }))).toBe('repeated-place position')
  expect(lineOf(sell({ position: '3' })).position).toBe(3)
  expect(lineOf(sell({ invoice: '', position: '7' })).position).toBe(0)
  expect(reasonOf(sell({ invoice: '', position: '7' }))).toBe('repeated-place position')
})

test('a row too broken to be read keeps its place in the invoice that it names', () => {
  const { sell, placeOfLast } = retail()
  lineOf(sell({}))
  expect(reasonOf(sell({ product: 'LAN\u0000TERN' }))).toBe('control-characters product')
  expect(placeOfLast()).toBe(1)
  expect(lineOf(sell({})).position).toBe(2)
})

test('a row without a number that is mended into the likeness of another stays a sale of its own', () => {
  const first = retail()
  const good = lineOf(first.sell({ invoice: '' })).externalId
  expect(reasonOf(first.sell({ invoice: '', date: 'yesterday' }))).toBe('bad-date date')
  const place = String(first.placeOfLast())
  const mended = () => lineOf(retail().sell({ invoice: '', position: place })).externalId
  expect(mended()).not.toBe(good)
  expect(mended()).toBe(mended())
})

test('purchases of one number are as many as suppliers, and go on where the supplier is named once', () => {
  const { sell } = retail({ side: 'purchase' }, null)
  const bill = (customer: string) => {
    const { externalId, position } = lineOf(sell({ invoice: '7', 'customer-id': customer }))
    return [externalId, position]
  }
  expect([bill('Roaster'), bill(''), bill('Dairy'), bill('')]).toEqual([
    ['purchase:Roaster:#7', 0],
    ['purchase:Roaster:#7', 1],
    ['purchase:Dairy:#7', 0],
    ['purchase:Dairy:#7', 1],
  ])
})

test('an invoice that begins with C takes goods back, at the retailer that writes so', () => {
  expect(lineOf(retail().sell({ invoice: 'C536379', quantity: '-1' })).isReturn).toBe(true)
  expect(lineOf(retail({}, null).sell({ invoice: 'C536379', quantity: '1' })).isReturn).toBe(false)
})

test('a gift to a customer is kept, a correction of the stock is not a sale', () => {
  const { sell, counts } = retail()
  expect(lineOf(sell({ 'unit-price': '0' })).amountMinor).toBe(0)
  expect(reasonOf(sell({ 'unit-price': '0.00', 'customer-id': '' }))).toBe('stock-correction unit-price')
  expect(reasonOf(sell({ 'unit-price': '-11062.06', 'customer-id': '' }))).toBe('negative-price unit-price')
  expect(lineOf(sell({ 'customer-id': '' })).partyId).toBeNull()
  expect(counts().linesWithoutCustomer).toBe(3)
  expect(reasonOf(retail({ withoutCustomer: 'refuse' }).sell({ 'customer-id': '' }))).toBe(
    'no-customer customer-id',
  )
})

test('days, figures and formulas that can not be are named', () => {
  const { sell } = retail({ dateOrder: 'dmy' })
  expect(reasonOf(sell({ date: '31/02/2011' }))).toBe('bad-date date')
  expect(reasonOf(sell({ date: '' }))).toBe('no-date date')
  expect(reasonOf(sell({ date: '=TODAY()' }))).toBe('formula date')
  expect(reasonOf(sell({ 'unit-price': '=1+1' }))).toBe('formula unit-price')
  expect(reasonOf(sell({ 'unit-price': 'free' }))).toBe('bad-number unit-price')
  expect(reasonOf(sell({ quantity: '999999999999', 'unit-price': '999999999999' }))).toBe(
    'bad-number quantity',
  )
  expect(lineOf(sell({ product: '=cmd' })).productName).toBe('=cmd')
})

test('prices finer than a penny are kept and rounded once, in the line', () => {
  const line = lineOf(retail().sell({ quantity: '5', 'unit-price': '0.001' }))
  expect([line.unitPrice, line.amountMinor]).toEqual(['0.001', 1])
})

test('a line, or an invoice, that comes to more than sums can hold exactly is handed back', () => {
  const { sell } = retail()
  const dear = { quantity: '1000', 'unit-price': '9000000' }
  const reasonOf = (read: ReturnType<typeof sell>) =>
    read.kind === 'rejected' ? read.rejection.reason : null
  expect(reasonOf(sell({ quantity: '1000', 'unit-price': '10000000.01' }))).toBe('bad-number')
  expect(reasonOf(sell({ quantity: '-1000', 'unit-price': '10000001' }))).toBe('bad-number')
  expect(reasonOf(sell(dear))).toBe(null)
  expect(reasonOf(sell(dear))).toBe('bad-number')
  expect(reasonOf(sell({ ...dear, invoice: '536366' }))).toBe(null)
})

test('sales without numbers are told apart by what stands in the row, equal rows by their order', () => {
  const fields: Field[] = ['customer-id', 'date', 'amount']
  const open = () =>
    openTradeReader({
      plan: { ...plan, what: 'trades' },
      columns: columnsOf(fields),
      product: null,
      timeZone: 'UTC',
    })
  const { read, counts } = open()
  const sales = [
    ['7', '20110101', '5.00'],
    ['7', '20110101', '-2.50'],
    ['8', '20110101', '1'],
  ]
  const ids = sales.map((cells) => lineOf(read(row(cells))))
  const later = open()
  const again = [...sales.toReversed(), sales[0]].map((cells) => lineOf(later.read(row(cells))).externalId)
  expect(again.slice(0, 3)).toEqual(ids.map(({ externalId }) => externalId).toReversed())
  expect(new Set(again).size).toBe(4)
  expect(
    ids.map(({ quantity, unitPrice, amountMinor, isReturn }) => [quantity, unitPrice, amountMinor, isReturn]),
  ).toEqual([
    ['1', '5.00', 500, false],
    ['-1', '2.50', -250, true],
    ['1', '1', 100, false],
  ])
  expect(counts()).toMatchObject({ invoices: 3, cancelledInvoices: 1 })
})

test('a customer named by address leaves no address in the id of a sale', () => {
  const fields: Field[] = ['customer-email', 'date', 'amount']
  const { read } = openTradeReader({
    plan: { ...plan, what: 'trades' },
    columns: columnsOf(fields),
    product: null,
    timeZone: 'UTC',
  })
  expect(lineOf(read(row(['ada@example.com', '20110101', '5']))).externalId).not.toContain('ada')
})
