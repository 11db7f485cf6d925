import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessDateOrder, readDate } from './dates.ts'
import { exactSum, readNumber, usesDecimalComma } from './numbers.ts'
import { instantsIn } from './zones.ts'

test('a day is read in the order chosen for the file and in no other', () => {
  expect(readDate('03/04/2011', 'dmy')?.day).toBe('2011-04-03')
  expect(readDate('03/04/2011', 'mdy')?.day).toBe('2011-03-04')
  expect(readDate('03/04/2011', 'ymd')).toBeNull()
  expect(readDate('13/04/2011', 'mdy')).toBeNull()
  expect(readDate('3.4.11', 'dmy')?.day).toBe('2011-04-03')
})

test('the year first needs no order', () => {
  for (const text of ['2011-04-03', '2011/4/3', '2011.04.03', '20110403'])
    expect(readDate(text, 'mdy')?.day).toBe('2011-04-03')
})

test('31 February is refused in every order', () => {
  expect(readDate('31/02/2011', 'dmy')).toBeNull()
  expect(readDate('02/31/2011', 'mdy')).toBeNull()
  expect(readDate('2011-02-31', 'ymd')).toBeNull()
  expect(readDate('20110231', 'ymd')).toBeNull()
})

test('times of day are read where they follow', () => {
  expect(readDate('2010-12-01 08:26', 'ymd')).toEqual({
    day: '2010-12-01',
    second: 30_360,
    offsetMinutes: null,
  })
  expect(readDate('12/1/2010 8:26 PM', 'mdy')?.second).toBe(73_560)
  expect(readDate('12/1/2010 12:05 am', 'mdy')?.second).toBe(300)
  expect(readDate('2026-05-14 10:00:00 -0400', 'ymd')?.offsetMinutes).toBe(-240)
  expect(readDate('2026-05-14T10:00:00Z', 'ymd')?.offsetMinutes).toBe(0)
  expect(readDate('2010-12-01 25:00', 'ymd')).toBeNull()
})

test('months may be written out, in English and German', () => {
  expect(readDate('12 Mar 2024', 'ymd')?.day).toBe('2024-03-12')
  expect(readDate('3. Oktober 2024', 'ymd')?.day).toBe('2024-10-03')
  expect(readDate('December 3, 2024', 'ymd')?.day).toBe('2024-12-03')
  expect(readDate('12 Foo 2024', 'ymd')).toBeNull()
})

test('the order is found from the days that allow only one', () => {
  expect(guessDateOrder(['01/02/2011', '13/02/2011'])).toEqual({ order: 'dmy', isAmbiguous: false })
  expect(guessDateOrder(['01/02/2011', '02/13/2011 8:26'])).toEqual({ order: 'mdy', isAmbiguous: false })
  expect(guessDateOrder(['2011-02-01'])).toEqual({ order: 'ymd', isAmbiguous: false })
  expect(guessDateOrder(['19970101'])).toEqual({ order: 'ymd', isAmbiguous: false })
})

test('days that could be either way round are said to be so', () => {
  expect(guessDateOrder(['01/02/2011', '03/04/2011']).isAmbiguous).toBe(true)
  expect(guessDateOrder(['13/02/2011', '02/13/2011']).isAmbiguous).toBe(true)
  expect(guessDateOrder(['01.02.2011']).isAmbiguous).toBe(false)
  expect(guessDateOrder([]).order).toBeNull()
})

test('a time without a zone is in the firm’s, on both sides of a change of the clocks', () => {
  const london = instantsIn('Europe/London')
  const at = (text: string, instantOf = london) => {
    const date = readDate(text, 'ymd')
    return date && instantOf(date)
  }
  expect(at('2010-12-01 08:26')).toBe('2010-12-01T08:26:00.000Z')
  expect(at('2011-07-01 08:26')).toBe('2011-07-01T07:26:00.000Z')
  expect(at('2011-03-27 00:30')).toBe('2011-03-27T00:30:00.000Z')
  expect(at('2011-03-27 09:00')).toBe('2011-03-27T08:00:00.000Z')
  expect(at('2011-07-01')).toBe('2011-07-01T11:00:00.000Z')
  expect(at('2026-05-14 10:00 -0400')).toBe('2026-05-14T14:00:00.000Z')
  expect(at('2026-01-15 10:00', instantsIn('Asia/Kolkata'))).toBe('2026-01-15T04:30:00.000Z')
})

const plain = { decimalComma: false, places: 6 }
const german = { decimalComma: true, places: 6 }

test('numbers are read as they are written, without a float between', () => {
  expect(readNumber('2.55', plain)).toBe('2.55')
  expect(readNumber('-80995', plain)).toBe('-80995')
  expect(readNumber('$1,240.00', plain)).toBe('1240.00')
  expect(readNumber('(45.00)', plain)).toBe('-45.00')
  expect(readNumber('12.50-', plain)).toBe('-12.50')
  expect(readNumber("CHF 1'240.50", plain)).toBe('1240.50')
  expect(readNumber('1.240,50 €', german)).toBe('1240.50')
  expect(readNumber('1 240,5', german)).toBe('1240.5')
  expect(readNumber('.5', plain)).toBe('0.5')
})

test('what is no number is none', () => {
  for (const text of ['', 'n/a', '=1+1', '1.2.3', '1,23', '12,3456', '1e5', '--5', '(5', '-', '.'])
    expect([text, readNumber(text, plain)]).toEqual([text, null])
  expect(readNumber('9999999999999', plain)).toBeNull()
})

test('figures finer than can be kept are rounded half away from zero', () => {
  expect(readNumber('0.30000000000000004', plain)).toBe('0.3')
  expect(readNumber('-2.0000005', plain)).toBe('-2.000001')
  expect(readNumber('0.0000004', plain)).toBe('0')
})

test('a decimal comma is noticed', () => {
  expect(usesDecimalComma(['12,50', '3,00'])).toBe(true)
  expect(usesDecimalComma(['1.234,56'])).toBe(true)
  expect(usesDecimalComma(['1,234.56', '2.55'])).toBe(false)
  expect(usesDecimalComma(['1,234'])).toBe(false)
})

test('a number survives being written and read', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), (n) => {
      const text = exactSum(n * 10_000n)
      return readNumber(text, plain) === text
    }),
  )
})
