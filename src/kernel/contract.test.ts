import { expect, test } from 'vitest'
import { z } from 'zod'
import { changesOf, endpoint, limitSchema, pageOf } from './contract.ts'

test('an endpoint says what one needs to call it', () => {
  const contract = endpoint('people:read', {
    method: 'GET',
    path: '/parties',
    summary: 'List',
    tags: ['people'],
  })
  expect(contract['~orpc'].meta.needs).toBe('people:read')
})

test('a page has at most 200 items and 50 unless asked', () => {
  expect(limitSchema.parse(undefined)).toBe(50)
  expect(limitSchema.safeParse('201').success).toBe(false)
  expect(pageOf(z.string()).parse({ items: ['a'], next: null }).next).toBeNull()
})

test('what a change leaves out stays as it is, also where a new record would get a default', () => {
  const record = z.object({ name: z.string(), note: z.string().nullable().default(null) })
  expect(changesOf(record).parse({ name: 'Ana' })).toEqual({ name: 'Ana' })
  expect(changesOf(record).parse({ note: null })).toEqual({ note: null })
})
