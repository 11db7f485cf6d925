import { expect, test } from 'vitest'
import { columnTemplate, nextSort, withinReason } from './columns.ts'
import { keysBetween, toggled } from './selection.ts'

test('columns share the room until somebody sets a width', () => {
  const columns = [
    { id: 'name', width: 200 },
    { id: 'worth', width: 90 },
  ]
  expect(columnTemplate(columns, {})).toBe('minmax(200px, 200fr) minmax(90px, 90fr)')
  expect(columnTemplate(columns, { worth: 120 })).toBe('minmax(200px, 200fr) 120px')
})

test('no column can be lost by making it too narrow', () => {
  expect([withinReason(-20), withinReason(121.4), withinReason(9000)]).toEqual([56, 121, 800])
})

test('a second click on a column turns the order round', () => {
  const first = nextSort(undefined, 'worth')
  expect(first).toEqual({ column: 'worth', direction: 'ascending' })
  const second = nextSort(first, 'worth')
  expect(second.direction).toBe('descending')
  expect(nextSort(second, 'name')).toEqual({ column: 'name', direction: 'ascending' })
})

test('a range is picked in either direction and skips what is not loaded', () => {
  const keyAt = (index: number) => ['a', 'b', undefined, 'd'][index]
  expect(keysBetween(3, 0, keyAt)).toEqual(['a', 'b', 'd'])
  expect(keysBetween(1, 1, keyAt)).toEqual(['b'])
})

test('picking twice lets go, and the old selection stays as it was', () => {
  const before = new Set(['a'])
  expect([...toggled(before, 'b')]).toEqual(['a', 'b'])
  expect([...toggled(before, 'a')]).toEqual([])
  expect([...before]).toEqual(['a'])
})
