import { expect, test } from 'vitest'
import { isEasyToGuess } from './passwords.ts'

const ada = { name: 'Ada Lovelace', email: 'ada@example.com' }

test.each([
  'password123',
  'Password!2026',
  'qwertyuiop',
  '1234567890',
  '9876543210',
  'aaaaaaaaaaaa',
  'abcdefghijkl',
])('%s is tried first by everybody', (password) => {
  expect(isEasyToGuess(password, ada)).toBe(true)
})

test.each(['ada@example.com', 'Ada Lovelace1', 'ada@example.com!!'])(
  '%s is little more than who one is',
  (password) => {
    expect(isEasyToGuess(password, ada)).toBe(true)
  },
)

test.each(['seven green apples', 'Tr0ub4dor&3x', 'mein Fahrrad ist blau', 'k7#pQ2!vLm9z'])(
  '%s is fine',
  (password) => {
    expect(isEasyToGuess(password, ada)).toBe(false)
  },
)
