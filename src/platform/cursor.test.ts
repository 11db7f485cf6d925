import { expect, test } from 'vitest'
import { z } from 'zod'
import { readCursor, writeCursor } from './cursor.ts'

const placeSchema = z.tuple([z.int(), z.string()])

test('a page begins where the one before ended', () => {
  expect(readCursor(writeCursor([3, 'Zoë & Söhne']), placeSchema)).toEqual([3, 'Zoë & Söhne'])
})

test('a cursor that we did not write, or wrote for another list, is refused', () => {
  for (const cursor of ['', 'x', '%%%', writeCursor(['3', 'Zoë']), writeCursor([3]), 'bnVsbA'])
    expect(() => readCursor(cursor, placeSchema)).toThrow('invalid')
})
