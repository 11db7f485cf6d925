import { expect, test } from 'vitest'
import type { Plan, Sniffed } from '../model.ts'
import { columnsAs, daySamples } from './plan-draft.ts'

test('a list of people that turns out to be sales keeps what means the same', () => {
  expect(columnsAs('trades', ['external-id', 'display-name', 'birthday', null])).toEqual([
    'customer-id',
    'customer-name',
    null,
    null,
  ])
})

test('sales that turn out to be people keep who they were with', () => {
  expect(columnsAs('contacts', ['customer-email', 'customer-country', 'unit-price'])).toEqual([
    'email',
    'country',
    null,
  ])
})

test('days that can be read two ways are shown before those that can’t', () => {
  const columns = [
    { name: 'Paid', samples: ['13/01/2026', '05/05/2026', '03/04/2026'] },
    { name: 'Note', samples: ['01/02/2026'] },
  ]
  expect(daySamples({ columns } as Sniffed, { columns: ['date', null] } as unknown as Plan)).toEqual([
    '13/01/2026',
    '03/04/2026',
    '05/05/2026',
  ])
})
