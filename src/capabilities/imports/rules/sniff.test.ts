import { expect, test } from 'vitest'
import type { Sniffed } from '../model.ts'
import { compressionOf, encodingOf, wrongFile } from './encoding.ts'
import { proposePlan } from './plan.ts'
import { columnsOf, sniff } from './sniff.ts'

function sniffed(text: string): Sniffed {
  const result = sniff({ text, isWhole: true, compression: 'none', encoding: 'utf-8', format: 'table' })
  if (result.kind === 'broken') throw new Error(result.because.reason)
  return result.sniffed
}

const google =
  'First Name,Middle Name,Last Name,Nickname,File As,Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,Address 1 - Country\n' +
  'Ada,,King,Countess,,Analytical Ltd,Founder,1815-12-10,Likes engines,* myContacts ::: Friends,Home,ada@example.com,,,Mobile,+44 20 7946 0000,1 St James Sq,London,SW1Y 4JU,United Kingdom\n'

test('Google Contacts are known by their headers, the new ones and the old', () => {
  const found = sniffed(google)
  expect([found.product, found.what, found.header, found.delimiter]).toEqual([
    'Google Contacts',
    'contacts',
    true,
    ',',
  ])
  expect(columnsOf(found)).toEqual([
    'given-name',
    'middle-name',
    'family-name',
    'goes-by',
    null,
    'organisation',
    'job-title',
    'birthday',
    'note',
    'tags',
    'email-label',
    'email',
    'email-label',
    'email',
    'phone-label',
    'phone',
    'street',
    'town',
    'postcode',
    'country',
  ])
  const old = sniffed(
    'Name,Given Name,Family Name,Group Membership,E-mail 1 - Value\nA B,A,B,* myContacts,a@b.de\n',
  )
  expect(old.product).toBe('Google Contacts')
  expect(columnsOf(old)).toEqual(['display-name', 'given-name', 'family-name', 'tags', 'email'])
})

test('Outlook is known, with fax numbers left out and the month first', () => {
  const found = sniffed(
    'First Name,Last Name,Company,E-mail Address,E-mail 2 Address,Business Phone,Business Fax,Home Street,Home City,Birthday\n' +
      'Jane,Doe,Acme,j@acme.com,,555 1234,555 9999,1 Main St,Springfield,3/4/1980\n',
  )
  expect(found.product).toBe('Outlook')
  expect(columnsOf(found)[6]).toBeNull()
  expect([found.dateOrder, found.dateAmbiguous]).toEqual(['mdy', true])
})

test('HubSpot is known and its record ids are kept', () => {
  const found = sniffed(
    'Record ID,First Name,Last Name,Email,Phone Number,Contact owner\n17,A,B,a@b.de,123456,Me\n',
  )
  expect(found.product).toBe('HubSpot')
  expect(columnsOf(found)[0]).toBe('external-id')
})

test('UCI Online Retail is known, and its dates and prices are plain', () => {
  const found = sniffed(
    'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n' +
      '536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,2010-12-01 08:26,2.55,17850,United Kingdom\n',
  )
  expect([found.product, found.what, found.dateOrder]).toEqual(['UCI Online Retail', 'trades', 'ymd'])
  const plan = proposePlan(found, { currency: 'GBP' })
  expect(plan.columns).toEqual([
    'invoice',
    'product-code',
    'product',
    'quantity',
    'date',
    'unit-price',
    'customer-id',
    'customer-country',
  ])
  expect(plan.decimalComma).toBe(false)
})

test('CDNOW is known by its shape: it has no header', () => {
  const found = sniffed(' 00004 0001 19970101  2   29.33\r\n 00004 0001 19970118  2   29.73\r\n')
  expect([found.product, found.delimiter, found.header]).toEqual(['CDNOW', ' ', false])
  expect(columnsOf(found)).toEqual(['customer-id', null, 'date', 'quantity', 'amount'])
})

test('a plain German list of sales is understood', () => {
  const found = sniffed(
    'Rechnungsnr.;Rechnungsdatum;Kunde;Artikelbezeichnung;Menge;Einzelpreis\n' +
      'R-1;31.01.2026;Müller GmbH;Kaffee;2;12,50\nR-2;01.02.2026;Café Krone;Tee;1;1.240,00\n',
  )
  expect([found.delimiter, found.what, found.dateOrder, found.dateAmbiguous]).toEqual([
    ';',
    'trades',
    'dmy',
    false,
  ])
  const plan = proposePlan(found, { currency: 'EUR' })
  expect(plan.columns).toEqual(['invoice', 'date', 'customer-name', 'product', 'quantity', 'unit-price'])
  expect(plan.decimalComma).toBe(true)
})

test('a plain German address book with tabs is understood', () => {
  const found = sniffed(
    'Vorname\tNachname\tE-Mail\tTelefon\tStraße\tPLZ\tOrt\nÄnne\tMüller\ta@b.de\t0441 123\tx\t26121\tOldenburg\n',
  )
  expect([found.delimiter, found.what]).toEqual(['\t', 'contacts'])
  expect(columnsOf(found)).toEqual([
    'given-name',
    'family-name',
    'email',
    'phone',
    'street',
    'postcode',
    'town',
  ])
})

test('a file about sales can be said to be about people', () => {
  const found = sniffed('Name,Email,Date,Amount\nAda,a@b.de,2026-01-01,5\n')
  expect(found.what).toBe('trades')
  expect(columnsOf(found, 'contacts')).toEqual(['display-name', 'email', null, null])
})

test('a list without a header has none', () => {
  const found = sniffed('ada@example.com,+44 20 7946 0000\nbob@example.com,+44 20 7946 0001\n')
  expect(found.header).toBe(false)
  expect(columnsOf(found)).toEqual(['email', 'phone'])
})

test('a comma inside quotes does not make columns', () => {
  expect(sniffed('name;note\n"a";"x, y, z"\n"b";"p, q, r"\n').delimiter).toBe(';')
})

test('rejected rows that come back belong to the program they came from', () => {
  const found = sniffed(
    'customer-id,Column 2,date,quantity,amount,Place in the order,Why not brought in (CDNOW)\n' +
      '00004,0001,19970231,2,29.33,1,"date: no day"\n',
  )
  expect(found.product).toBe('CDNOW')
  expect(columnsOf(found)).toEqual(['customer-id', null, 'date', 'quantity', 'amount', 'position', null])
})

test('a million columns and an endless line are refused by name', () => {
  const columns = sniff({
    text: 'a,'.repeat(130_000),
    isWhole: false,
    compression: 'none',
    encoding: 'utf-8',
    format: 'table',
  })
  expect(columns).toEqual({ kind: 'broken', because: { reason: 'too-many-columns', line: 1 } })
  const line = sniff({
    text: 'a'.repeat(262_144),
    isWhole: false,
    compression: 'none',
    encoding: 'utf-8',
    format: 'table',
  })
  expect(line).toEqual({ kind: 'broken', because: { reason: 'too-long', line: 1 } })
})

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding)

test('the encoding is found from the bytes', () => {
  expect(encodingOf(bytes('Name,Ort\nMüller,Köln\n'))).toBe('utf-8')
  expect(encodingOf(bytes('Name,Ort\nMüller,Köln\n', 'latin1'))).toBe('windows-1252')
  expect(encodingOf(bytes('\ufeffName\tOrt', 'utf16le'))).toBe('utf-16le')
  expect(encodingOf(bytes('Name\tOrt\nMüller\tKöln', 'utf16le'))).toBe('utf-16le')
  expect(encodingOf(bytes('Name\tOrt\nMüller\tKöln', 'utf16le').swap16())).toBe('utf-16be')
})

test('what is no text is named', () => {
  expect(wrongFile(Buffer.from('504b0304deadbeef', 'hex'))).toBe('zip')
  expect(wrongFile(Buffer.concat([Buffer.from('504b0304', 'hex'), bytes('..[Content_Types].xml..')]))).toBe(
    'spreadsheet',
  )
  expect(wrongFile(bytes('%PDF-1.7'))).toBe('pdf')
  expect(wrongFile(bytes(''))).toBe('empty')
  expect(wrongFile(bytes('\ufeff \r\n\n'))).toBe('empty')
  expect(wrongFile(bytes('abc\0\0\0def'))).toBe('binary')
  expect(wrongFile(bytes('a,b\n'))).toBeNull()
  expect(compressionOf(Buffer.from('fd377a585a00', 'hex'))).toBe('xz')
  expect(compressionOf(Buffer.from('1f8b08', 'hex'))).toBe('gzip')
})
