// What a column means, by the words at its head, in English and German.
import type { Field, Sniffed } from '../model.ts'
import { folded } from './countries.ts'
import { type Product, products } from './products.ts'

const contactWords: Partial<Record<Field, string>> = {
  'display-name':
    'name|full name|display name|contact|contact name|person name|customer|customer name|client|kunde|kundenname|voller name|vollstandiger name|anzeigename|ansprechpartner',
  'given-name': 'first name|given name|forename|firstname|person first name|vorname',
  'middle-name': 'middle name|additional name|zweiter vorname|weitere vornamen',
  'family-name': 'last name|family name|surname|lastname|person last name|nachname|familienname|zuname',
  'goes-by': 'nickname|goes by|preferred name|known as|spitzname|rufname',
  organisation:
    'company|organisation|organization|company name|organization name|organisation name|business|firm|account name|firma|unternehmen|firmenname|organisationsname',
  'job-title': 'job title|title|position|role title|occupation|stelle|beruf|funktion|stellung',
  email:
    'email|e mail|mail|email address|e mail address|emailaddress|e mail #|email #|e mail # value|e mail # address|email # value|email work|email home|person email work|person email home|e mail adresse|mailadresse|email adresse',
  phone:
    'phone|telephone|phone number|phonenumber|mobile|mobile phone|mobilenumber|cell|tel|home phone|work phone|business phone|phone #|phone # value|phone numbers|person phone|telefon|telefonnummer|mobil|handy|rufnummer|festnetz|telefon geschaftlich|telefon privat|mobiltelefon',
  street:
    'street|address|address#|address #|street address|address line #|billing address|strasse|anschrift|adresse|strasse und hausnummer',
  town: 'city|town|ort|stadt|wohnort',
  region: 'state|region|province|county|state region|bundesland|kanton|land kreis',
  postcode: 'zip|postcode|postal code|zip code|zipcode|plz|postleitzahl',
  country: 'country|country region|country code|land|staat',
  'email-label': 'email label|e mail label|e mail # label|email type|e mail # type',
  'phone-label': 'phone label|phone # label|phone type|phone # type',
  birthday: 'birthday|date of birth|birth date|dob|geburtstag|geburtsdatum',
  anniversary: 'anniversary|wedding anniversary|jahrestag|hochzeitstag',
  note: 'note|notes|comment|comments|remarks|note content|notiz|notizen|bemerkung|bemerkungen|anmerkung',
  tags: 'tags|tag|labels|label|categories|category|groups|group|schlagworte|kategorien|kategorie|gruppe|gruppen',
  role: 'role|type|relationship|rolle|art|beziehung',
  'external-id':
    'id|external id|record id|contact id|customer id|customer no|customer number|client id|account number|kundennummer|kunden nr|kundennr|kunden id|kdnr|nummer',
  language: 'language|preferred language|sprache',
}

const tradeWords: Partial<Record<Field, string>> = {
  'customer-id':
    'customer id|customerid|customer no|customer number|customer code|customer ref|client id|account id|supplier id|vendor id|kundennummer|kunden nr|kundennr|kunden id|kdnr|lieferantennummer|debitor|kreditor|id',
  'customer-name':
    'customer|customer name|client|client name|contact name|name|company|buyer|billing name|supplier|vendor|supplier name|vendor name|kunde|kundenname|firma|lieferant|lieferantenname',
  'customer-email':
    'email|e mail|customer email|email address|billing email|buyer email|e mail adresse|kunden e mail',
  'customer-country': 'country|customer country|billing country|ship country|land',
  invoice:
    'invoice|invoice no|invoiceno|invoice number|invoice id|order|order id|order no|order number|receipt|receipt no|document number|transaction id|num|no|number|bill number|rechnung|rechnungsnummer|rechnung nr|rechnungsnr|belegnummer|beleg nr|belegnr|bestellnummer|auftragsnummer',
  date: 'date|invoice date|invoicedate|order date|sale date|transaction date|purchase date|created at|created|bill date|datum|rechnungsdatum|belegdatum|bestelldatum|kaufdatum|auftragsdatum',
  'product-code':
    'sku|product code|stock code|stockcode|item code|product id|item no|article no|article number|artikelnummer|artikel nr|artikelnr|artnr|produktnummer',
  product:
    'product|product name|description|item|item name|article|details|bezeichnung|artikel|artikelbezeichnung|produkt|beschreibung|leistung',
  quantity: 'quantity|qty|units|count|pieces|menge|anzahl|stuck|stuckzahl',
  'unit-price':
    'unit price|unitprice|price|price each|item price|rate|unit amount|preis|einzelpreis|stuckpreis|preis pro stuck|ep',
  amount:
    'amount|total|line total|total amount|order total|net|gross|value|sum|sales|net amount|revenue|betrag|summe|gesamt|gesamtbetrag|gesamtpreis|umsatz|netto|brutto|rechnungsbetrag',
  currency: 'currency|currency code|order currency|wahrung',
  'due-date': 'due date|due|duedate|payment due|fallig|fallig am|falligkeit|falligkeitsdatum|zahlbar bis',
}

const contactByWord = byWord(contactWords)
const tradeByWord = byWord(tradeWords)

/** The file that hands rejected rows back says so in these two columns; ours need no guessing. */
export const reasonHeader = 'Why not brought in'
export const positionHeader = 'Place in the order'

/** Fields that may stand over several columns; any other is taken once, from the left. */
export const repeatable: readonly Field[] = [
  'email-label',
  'email',
  'phone-label',
  'phone',
  'street',
  'town',
  'region',
  'postcode',
  'country',
  'note',
  'tags',
]

export type Meaning = Readonly<{
  product: Product | null
  what: Sniffed['what']
  columns: readonly (Field | null)[]
}>

/**
 * What a header row means: whose program wrote it, what the file is about, and what each column is. Somebody who
 * knows better may say what it is about.
 */
export function meaningOf(headers: readonly string[], wanted?: Sniffed['what']): Meaning {
  const words = headers.map(headerWord)
  const bare = headers.map(folded)
  const product = products.find(({ marks }) => marks.every((mark) => bare.includes(mark))) ?? null
  if (product && (wanted ?? product.what) === product.what)
    return {
      product,
      what: product.what,
      columns: once(words.map((word) => product.columns[word] ?? ours(word))),
    }
  const trade = once(words.map((word) => tradeByWord.get(word) ?? ours(word)))
  const contact = once(words.map((word) => contactByWord.get(word) ?? null))
  const isTrade = trade.includes('date') && (trade.includes('amount') || trade.includes('unit-price'))
  return (wanted ?? (isTrade ? 'trades' : 'contacts')) === 'trades'
    ? { product: null, what: 'trades', columns: trade }
    : { product: null, what: 'contacts', columns: contact }
}

/** How many cells of a row are words known to stand at the head of columns. */
export function knownHeaders(cells: readonly string[]): number {
  const isKnown = (word: string) => contactByWord.has(word) || tradeByWord.has(word)
  const marks = new Set(products.flatMap((product) => product.marks))
  return cells.filter((cell) => isKnown(headerWord(cell)) || marks.has(folded(cell))).length
}

function ours(word: string): Field | null {
  return word === folded(positionHeader) ? 'position' : null
}

function headerWord(header: string): string {
  return folded(header).replace(/\d+/g, '#')
}

function once(columns: readonly (Field | null)[]): (Field | null)[] {
  return columns.map((field, at) =>
    field === null || repeatable.includes(field) || columns.indexOf(field) === at ? field : null,
  )
}

function byWord(words: Partial<Record<Field, string>>): ReadonlyMap<string, Field> {
  const pairs = Object.entries(words) as [Field, string][]
  return new Map(
    pairs.flatMap(([field, list]) => list.split('|').map((word): [string, Field] => [word, field])),
  )
}
