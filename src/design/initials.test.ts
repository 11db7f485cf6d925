import { expect, test } from 'vitest'
import { initialsOf } from './initials.ts'

test('a person or a firm is known by two letters', () => {
  expect(
    ['Maria Rossi', 'Hillside Paper Ltd', 'Wu & Pereira Architects', 'tomás vega'].map(initialsOf),
  ).toEqual(['MR', 'HP', 'WP', 'TV'])
})

test('one name gives one letter, accents stay, numbers count', () => {
  expect(['Cher', 'Émile Zola', '3M Company', '“Marc” Obi'].map(initialsOf)).toEqual(['C', 'ÉZ', '3C', 'MO'])
})

test('scripts without capitals give one character', () => {
  expect(['李小龙', 'ليلى حداد', '김 민수'].map(initialsOf)).toEqual(['李', 'ل', '김'])
})

test('a name without letters gives nothing rather than an error', () => {
  expect(['', '  ', '—'].map(initialsOf)).toEqual(['', '', ''])
})
