import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Card, isVcard, openCardSplitter, partsOf } from './vcard.ts'
import { headerOf, narrow, rowOf, widened } from './vcard-table.ts'

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`

function cardsIn(text: string, pieces: readonly string[] = [text]): Card[] {
  const splitter = openCardSplitter()
  return [...pieces.flatMap((piece) => splitter.next(piece)), ...splitter.end()]
}

/** The cards as a table would have them: what each says, by the name of its column. */
function tableOf(text: string): Record<string, string>[] {
  const cards = cardsIn(text)
  const widths = cards.reduce(widened, narrow)
  const header = headerOf(widths)
  return cards.map((card) =>
    Object.fromEntries(rowOf(card, widths).flatMap((cell, at) => (cell === '' ? [] : [[header[at], cell]]))),
  )
}

test('a card of a phone of 2003 reads as its owner wrote it', () => {
  const text = lines(
    'BEGIN:VCARD',
    'VERSION:2.1',
    'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCr=',
    'gen;;;',
    'FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=FCrgen M=FCller',
    'TEL;CELL;PREF:0441 123456',
    'TEL;WORK;FAX:0441 99',
    'NOTE;ENCODING=QUOTED-PRINTABLE:first=0D=0Asecond',
    'END:VCARD',
  )
  expect(tableOf(text)).toEqual([
    {
      'Formatted name': 'Jürgen Müller',
      'Given name': 'Jürgen',
      'Family name': 'Müller',
      'Phone 1 - Label': 'mobile',
      'Phone 1 - Value': '0441 123456',
      'Phone 2 - Label': 'work fax',
      'Phone 2 - Value': '0441 99',
      Note: 'first\nsecond',
    },
  ])
})

test('a card of today reads with its labels, its addresses, and a birthday without a year', () => {
  const text = lines(
    'BEGIN:VCARD',
    'VERSION:3.0',
    'N:Ångström;Zoë;Maria,Ida;;',
    'FN:Zoë Ångström',
    'ORG:Krone\\, Bäckerei;Backstube',
    'item1.EMAIL;type=INTERNET;type=pref:zoe@example.com',
    'item1.X-ABLabel:_$!<Work>!$_',
    'EMAIL;TYPE=home:zoe.home@exam',
    ' ple.com',
    'TEL;VALUE=uri;TYPE="voice,home":tel:+44-20-7946-0018;ext=7',
    'ADR;TYPE=WORK:;3rd floor;1 High St\\nYard;Bath;Somerset;BA1 1AA;United Kingdom',
    'BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-22',
    'ANNIVERSARY:20140601',
    'CATEGORIES:Regulars,Book club',
    'UID:urn:uuid:7',
    'END:VCARD',
  )
  expect(tableOf(text)).toEqual([
    {
      'Formatted name': 'Zoë Ångström',
      'Given name': 'Zoë',
      'Middle name': 'Maria Ida',
      'Family name': 'Ångström',
      Organisation: 'Krone, Bäckerei',
      Birthday: '--03-22',
      Anniversary: '2014-06-01',
      Categories: 'Regulars; Book club',
      UID: 'urn:uuid:7',
      'E-mail 1 - Label': 'Work',
      'E-mail 1 - Value': 'zoe@example.com',
      'E-mail 2 - Label': 'home',
      'E-mail 2 - Value': 'zoe.home@example.com',
      'Phone 1 - Label': 'home',
      'Phone 1 - Value': '+44-20-7946-0018 ext. 7',
      'Address 1 - Street': '1 High St, Yard, 3rd floor',
      'Address 1 - City': 'Bath',
      'Address 1 - Region': 'Somerset',
      'Address 1 - Postal Code': 'BA1 1AA',
      'Address 1 - Country': 'United Kingdom',
    },
  ])
})

test('a photo is left out, and an agent within a card is somebody too', () => {
  const text = lines(
    'BEGIN:VCARD',
    'VERSION:2.1',
    'FN:Ada',
    'PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD=',
    ' AQSkZJRgABAQAAAQABAAD=',
    '',
    'AGENT:',
    'BEGIN:VCARD',
    'FN:Secretary',
    'END:VCARD',
    'TEL:123456',
    'END:VCARD',
  )
  expect(tableOf(text)).toEqual([
    { 'Formatted name': 'Ada', 'Phone 1 - Value': '123456' },
    { 'Formatted name': 'Secretary' },
  ])
  const within = lines('BEGIN:VCARD', 'FN:Ada', 'AGENT:BEGIN:VCARD\\nFN:Bob\\nEND:VCARD', 'END:VCARD')
  expect(tableOf(within).map((row) => row['Formatted name'])).toEqual(['Ada', 'Bob'])
})

test('a card that is never closed is one all the same', () => {
  const text = lines(
    'BEGIN:VCARD',
    'FN:Ada',
    'BEGIN:VCARD',
    'FN:Bob',
    'END:VCARD',
    'rubbish',
    'BEGIN:VCARD',
    'FN:Cem',
  )
  expect(tableOf(text).map((row) => row['Formatted name'])).toEqual(['Ada', 'Bob', 'Cem'])
})

test('escaped marks are no marks', () => {
  expect(partsOf('a\\;b;c\\,d;\\\\;e\\nf', ';')).toEqual(['a;b', 'c,d', '\\', 'e\nf'])
})

test('a vCard is known by how it begins, whatever stands before', () => {
  expect(isVcard('\ufeff\r\n begin:vcard\r\n')).toBe(true)
  expect(isVcard('Name,Email\nBEGIN:VCARD')).toBe(false)
})

test('wherever a file is cut into pieces, it has the same cards', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'BEGIN:VCARD',
      'END:VCARD',
      'FN:Ada',
      'NOTE;QUOTED-PRINTABLE:a=',
      '=C3=BC',
      ' folded',
      '',
      'AGENT:',
    ),
    fc.string(),
  )
  const text = fc.array(fc.tuple(line, fc.constantFrom('\r\n', '\n', '\r'))).map((all) => all.flat().join(''))
  fc.assert(
    fc.property(text, fc.array(fc.nat(200)), (whole, cuts) => {
      const places = [0, ...cuts.map((cut) => cut % (whole.length + 1)), whole.length].sort((a, b) => a - b)
      const pieces = places.slice(1).map((end, at) => whole.slice(places[at], end))
      expect(cardsIn(whole, pieces)).toEqual(cardsIn(whole))
    }),
    { seed: 7, numRuns: 300 },
  )
})

test('a line without end takes no more room than a line may', () => {
  const splitter = openCardSplitter()
  splitter.next('BEGIN:VCARD\nNOTE:')
  for (let at = 0; at < 100; at++) splitter.next('x'.repeat(100_000))
  const [card] = [...splitter.next('\nFN:Ada\nEND:VCARD\n'), ...splitter.end()]
  expect(card.map(({ name }) => name)).toEqual(['NOTE', 'FN'])
  expect(card[0].raw.length).toBeLessThanOrEqual(200_000)
})
