import { describe, expect, test } from 'vitest'
import type { Id } from '../../../kernel/id.ts'
import { type FieldType, type FieldValue, fieldTypes } from '../model.ts'
import { settleOptions } from './options.ts'
import { readValue } from './values.ts'

const option = (id: string, label: string, retired = false) => ({ id: id as Id<'option'>, label, retired })
const options = [option('light', 'Light'), option('dark', 'Dark'), option('old', 'Blond', true)]
const read = (type: FieldType, sent: FieldValue) => readValue({ type, options }, sent)

const party = '01939d00-0000-7000-8000-00000000000a'
const fitting: Record<FieldType, [sent: FieldValue, kept: FieldValue][]> = {
  text: [[' Two sugars ', 'Two sugars']],
  'long-text': [['One line\nand another', 'One line\nand another']],
  number: [
    [2.5, 2.5],
    [-3, -3],
  ],
  date: [['2028-02-29', '2028-02-29']],
  choice: [
    ['dark', 'dark'],
    ['old', 'old'],
  ],
  choices: [
    [
      ['dark', 'light', 'dark'],
      ['light', 'dark'],
    ],
  ],
  'yes-no': [[false, false]],
  money: [[1250, 1250]],
  link: [
    ['example.com/menu', 'https://example.com/menu'],
    ['mailto:ada@example.com', 'mailto:ada@example.com'],
  ],
  party: [[party.toUpperCase(), party]],
}

const wrong: Record<FieldType, FieldValue[]> = {
  text: [5, true, 'x'.repeat(301), 'a\u0000b'],
  'long-text': ['x'.repeat(10_001)],
  number: ['5', Number.MAX_VALUE],
  date: ['2026-02-29', '20 November', 5],
  choice: ['blue', ['dark']],
  choices: ['dark', ['dark', 'blue']],
  'yes-no': ['yes', 1],
  money: [12.5, '12', 2 ** 60],
  link: ['javascript:alert(1)', 'data:text/html,x', 'two words', 'https://', 'file:///etc/passwd'],
  party: ['Ada', 5],
}

describe.each(fieldTypes)('a field for %s', (type) => {
  test.each(fitting[type])('takes %j and keeps %j', (sent, kept) => {
    expect(read(type, sent)).toEqual({ kind: 'fits', value: kept })
  })

  test.each(wrong[type].map((sent) => [sent]))('refuses %j', (sent) => {
    expect(read(type, sent).kind).toBe('wrong')
  })

  test.each([[null], [''], [[]]])('is emptied by %j', (sent) => {
    expect(read(type, sent)).toEqual({ kind: 'fits', value: null })
  })
})

describe('the answers that a choice offers', () => {
  const settle = (wanted: { id?: Id<'option'>; label: string; retired: boolean }[]) =>
    settleOptions('choice', { before: options, wanted }, () => 'new' as Id<'option'>)

  test('can be renamed and added, and one that is left out is retired, not lost', () => {
    expect(settle([option('light', 'Very light'), { label: 'Medium', retired: false }])).toEqual({
      kind: 'granted',
      options: [
        option('light', 'Very light'),
        option('new', 'Medium'),
        option('dark', 'Dark', true),
        option('old', 'Blond', true),
      ],
    })
  })

  test.each([
    ['two of one name', [option('light', 'Light'), { label: 'light', retired: false }], 'twice'],
    ['one that never was', [option('other', 'Light')], 'unknown-option'],
    ['none at all', [option('light', 'Light', true), option('dark', 'Dark', true)], 'no-option'],
  ])('can’t be %s', (_, wanted, because) => {
    expect(settle(wanted)).toEqual({ kind: 'refused', because })
  })

  test('belong to choices only', () => {
    expect(
      settleOptions('text', { before: [], wanted: [option('light', 'Light')] }, () => options[0].id),
    ).toEqual({
      kind: 'refused',
      because: 'no-choice',
    })
  })
})
