import { expect, test } from 'vitest'
import { failureWords, refusalWords } from './failure-words.ts'

test('a file that breaks off says where to look', () => {
  expect(failureWords({ reason: 'unbalanced-quotes', details: { line: 42 } })).toBe(
    'A quotation mark is opened and never closed, so the rest can’t be told apart. Look at line 42.',
  )
})

test('a spreadsheet that was refused is told how to come in', () => {
  expect(refusalWords({ code: 'wrong-file', details: { found: 'spreadsheet' } })).toBe(
    'This spreadsheet can’t be read. Save it as .xlsx or CSV and bring that in.',
  )
})

test('a file that is too large says how large it may be', () => {
  expect(refusalWords({ code: 'too-large', details: { mostMb: 200 } })).toBe(
    'The file is too large. At most 200 MB can be brought in at once.',
  )
})

test('what has no words here is left to the frame', () => {
  expect(refusalWords({ code: 'not-allowed', details: {} })).toBeNull()
})
