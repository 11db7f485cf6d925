import { expect, test } from 'vitest'
import { searchPatternsOf, searchTextOf, searchWordsOf } from './search.ts'

const nobody = {
  displayName: '',
  givenName: null,
  familyName: null,
  goesBy: null,
  organisationName: null,
  externalId: null,
  emails: [],
  phones: [],
}

/** Whether `like` would find the party with every pattern of the question; here the patterns hold no other signs. */
function isFound(question: string, party: Partial<typeof nobody> & { displayName: string }): boolean {
  const words = ` ${searchTextOf({ ...nobody, ...party })}`
  const patterns = searchPatternsOf(searchWordsOf(question))
  return patterns.length > 0 && patterns.every((pattern) => words.includes(pattern.slice(1, -1)))
}

test('one or two letters are the beginning of a word, three may stand anywhere in it', () => {
  const omar = { displayName: 'Omar Thomsen' }
  expect(isFound('o', omar)).toBe(true)
  expect(isFound('th', omar)).toBe(true)
  expect(isFound('om', { displayName: 'Thomsen' })).toBe(false)
  expect(isFound('oms', omar)).toBe(true)
  expect(isFound('om th', omar)).toBe(true)
})

test('an Arabic name is found by the beginnings of its words and by three letters within', () => {
  const mona = { displayName: 'منى المصري' }
  expect(isFound('م', mona)).toBe(true)
  expect(isFound('ال', mona)).toBe(true)
  expect(isFound('مصر', mona)).toBe(true)
  expect(isFound('صر', mona)).toBe(false)
})

test('each letter of a Chinese or Japanese name is a word, and letters together stay in their order', () => {
  expect(isFound('王', { displayName: '王小明' })).toBe(true)
  expect(isFound('明', { displayName: '王小明' })).toBe(true)
  expect(isFound('小明', { displayName: '王小明' })).toBe(true)
  expect(isFound('明小', { displayName: '王小明' })).toBe(false)
  expect(isFound('キ', { displayName: 'ユウキ' })).toBe(true)
  expect(isFound('li 王', { displayName: 'Lily 王小明' })).toBe(true)
})

test('a phone is found by its digits, dialled from home or from abroad', () => {
  const found = (question: string, asGiven: string, e164: string | null) => {
    const words = ` ${searchTextOf({ ...nobody, displayName: 'Dana', phones: [{ asGiven, e164 }] })}`
    return searchPatternsOf(searchWordsOf(question)).every((pattern) => words.includes(pattern.slice(1, -1)))
  }
  for (const question of [
    '07700 900123',
    '(07700) 900-123',
    '+44 7700 900123',
    '0044 (0) 7700 900123',
    '900123',
  ]) {
    expect(found(question, '+44 7700 900 123', '+447700900123'), question).toBe(true)
  }
  expect(found('06 555 01', '+39 06 555 0123', '+39065550123')).toBe(true)
  expect(found('07700 900124', '+44 7700 900 123', '+447700900123')).toBe(false)
})

test('signs that mean something to SQL are only signs', () => {
  expect(searchPatternsOf(['100%', 'a_b', 'c\\d', '%'])).toEqual([
    '%100\\%%',
    '%a\\_b%',
    '%c\\\\d%',
    '% \\%%',
  ])
})
