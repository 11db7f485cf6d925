import { describe, expect, test } from 'vitest'
import { compare, isSurelyAnother } from './comparing.ts'
import { type Comparable, featuresOf } from './features.ts'
import { keysOf } from './keys.ts'
import { foundPairs } from './testing/found-pairs.ts'
import { labelledBook } from './testing/labelled-book.ts'
import { judge, likely, typicalWeights } from './weighing.ts'

const person = (given: Partial<Comparable>): Comparable => ({
  id: 'x',
  kind: 'person',
  displayName: '',
  givenName: null,
  familyName: null,
  goesBy: null,
  organisationName: null,
  emails: [],
  phones: [],
  places: [],
  birthday: null,
  ...given,
})
const chanceOf = (one: Comparable, other: Comparable, records = 500) => {
  const [left, right] = [featuresOf(one), featuresOf(other)]
  const levels = compare(left, right)
  if (isSurelyAnother(left, right, levels)) return 0
  return judge(typicalWeights(one.kind, records), one.kind, levels, {}).chance
}
const shareAKey = (one: Comparable, other: Comparable) =>
  keysOf(featuresOf(one)).some((key) => keysOf(featuresOf(other)).includes(key))

const mail = { emails: ['ana.rossi@example.com'] }

describe('two records are likely one', () => {
  test.each<[string, Partial<Comparable>, Partial<Comparable>]>([
    [
      'with a slip in the name and the same e-mail',
      { displayName: 'Ana Rossi', ...mail },
      { displayName: 'Ana Rosssi', ...mail },
    ],
    [
      'with a short name',
      { displayName: 'William Oakley', phones: ['+447700900123'] },
      { displayName: 'Bill Oakley', phones: ['07700 900123'] },
    ],
    [
      'with names in each other’s place',
      { displayName: 'Ana Rossi', ...mail },
      { givenName: 'Rossi', familyName: 'Ana', displayName: 'Rossi Ana', ...mail },
    ],
    [
      'written family name first',
      { displayName: 'Ana Rossi', ...mail },
      { displayName: 'Rossi, Ana', ...mail },
    ],
    ['with accents left off', { displayName: 'José Muñoz', ...mail }, { displayName: 'Jose Munoz', ...mail }],
    [
      'with another name since a wedding',
      { displayName: 'Ana Rossi', ...mail, phones: ['+447700900123'] },
      { displayName: 'Ana Marlowe', ...mail, phones: ['+447700900123'] },
    ],
  ])('%s', (_how, one, other) => {
    expect(shareAKey(person(one), person(other))).toBe(true)
    expect(chanceOf(person(one), person(other))).toBeGreaterThan(likely)
  })
})

describe('two records are surely two', () => {
  const home = {
    places: [{ lines: '1 Reed Lane', town: 'Bath', postcode: 'BA1 1AA' }],
    phones: ['+441225900123'],
  }
  test.each<[string, Partial<Comparable>, Partial<Comparable>]>([
    [
      'of a couple with one home, phone and e-mail',
      { displayName: 'Ana Rossi', ...home, ...mail },
      { displayName: 'Marco Rossi', ...home, ...mail },
    ],
    [
      'of a father and his son',
      { displayName: 'John Oakley sr', ...home },
      { displayName: 'John Oakley jr', ...home },
    ],
    [
      'of a person and the firm named so',
      { displayName: 'Ana Rossi', ...mail },
      { kind: 'organisation', displayName: 'Ana Rossi', ...mail },
    ],
  ])('%s', (_who, one, other) => {
    expect(chanceOf(person(one), person(other))).toBe(0)
  })

  test('of namesakes in a large book who share nothing else', () => {
    const [one, other] = [
      person({ displayName: 'John Smith', emails: ['a@example.com'], phones: ['+447700900123'] }),
      person({ displayName: 'John Smith', emails: ['b@example.com'], phones: ['+447700900456'] }),
    ]
    expect(chanceOf(one, other, 50_000)).toBeLessThan(0.05)
  })
})

test('a firm is known without its legal form, and not by the town in its name', () => {
  const firm = (displayName: string, town: string) =>
    person({
      kind: 'organisation',
      displayName,
      places: [{ lines: null, town, postcode: null }],
      phones: ['+441225900123'],
    })
  expect(
    chanceOf(firm('Oakley Bakery Ltd', 'Bath'), firm('The Oakley Bakery Limited', 'Bath')),
  ).toBeGreaterThan(likely)
  expect(chanceOf(firm('Bath Print', 'Bath'), firm('Bath Dairy', 'Bath'))).toBe(0)
})

test('a number that a whole office shares tells less than one that two records share', () => {
  const weights = typicalWeights('person', 5000)
  const levels = [3, 2, null, 2, null, null, null]
  const two = judge(weights, 'person', levels, { phone: 2 }).chance
  const office = judge(weights, 'person', levels, { phone: 30 }).chance
  expect(office).toBeLessThan(two)
})

test('in a labelled book, nearly all pairs that are shown are one, and most that are one are shown', () => {
  const book = labelledBook(1200, 7)
  const entityOf = new Map(book.map(({ id, entity }) => [id, entity]))
  const sizes = new Map<number, number>()
  for (const { entity } of book) sizes.set(entity, (sizes.get(entity) ?? 0) + 1)
  const truth = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  const { found, compared } = foundPairs(book)
  const shown = found.filter(({ chance }) => chance >= likely)
  const right = shown.filter(({ one, other }) => entityOf.get(one) === entityOf.get(other)).length
  expect(right / shown.length).toBeGreaterThanOrEqual(0.98)
  expect(right / truth).toBeGreaterThanOrEqual(0.9)
  // Far from all with all, which were four million pairs.
  expect(compared).toBeLessThan(book.length * 20)
})
