import { expect, test } from 'vitest'
import { isWellKnownPassword } from '../../../platform/well-known-passwords.ts'
import { isEasyToGuess } from './passwords.ts'

const ada = { name: 'Ada Lovelace', email: 'ada.l@example.com', firm: 'Juniper Street Café' }
const isEasy = (password: string) => isEasyToGuess(password, ada, isWellKnownPassword)

test.each([
  'password123',
  'Password!2026',
  'P@ssw0rd!2026',
  'Sunshine1985!!',
  '!!m0nkey2024',
  'wi11komm3n!1',
  'ichliebedich',
  'Manchester1',
])('%s is a word that everybody tries first, with something around it', (password) => {
  expect(isEasy(password)).toBe(true)
})

test.each(['4815162342', 'Usuckballz1', '123qweasdzxc', 'iloveyou123456'])(
  '%s is known from breaches',
  (password) => {
    expect(isEasy(password)).toBe(true)
  },
)

test.each([
  '1234567890',
  '9876543210',
  'abcdefghijkl',
  'aaaaaaaaaaaa',
  'abababababab',
  'xyz1xyz1xyz1',
  'passwordpassword',
  'qwertzuiopasdf',
  '1qaz2wsx3edc4rfv',
  'poiuytrewq',
  'azertyuiopqsdf',
])('%s is a run, a repetition or a walk on the keyboard', (password) => {
  expect(isEasy(password)).toBe(true)
})

test.each([
  'ada.l@example.com',
  'Ada Lovelace1',
  'lovelace!!!',
  'L0velac3-1',
  'adalovelace',
  'JuniperStreetCafé',
  'juniper 12',
  'ada.l@example.com!!',
])('%s is little more than who one is and where one works', (password) => {
  expect(isEasy(password)).toBe(true)
})

test.each([
  'seven green apples',
  'Tr0ub4dor&3x',
  'mein Fahrrad ist blau',
  'k7#pQ2!vLm9z',
  'we were at the sea',
  'juniper and gin at nine',
  'monkey sees a dragon fly',
  'قهوة الصباح في الحديقة',
])('%s is fine', (password) => {
  expect(isEasy(password)).toBe(false)
})

test('next to nothing that is not on the list is taken for something that is', () => {
  const others = Array.from({ length: 20_000 }, (_, index) => `quiet otter number ${index * 7919}`)
  expect(others.filter(isWellKnownPassword).length).toBeLessThan(10)
})
