import { expect, test } from 'vitest'
import { z } from 'zod'
import { openFields } from './sparse.ts'

const partySchema = z.object({
  id: z.string(),
  name: z.string(),
  emails: z.array(z.object({ address: z.string(), label: z.string().nullable() })),
  steward: z.object({ name: z.string(), since: z.string() }).nullable(),
})
const ana = {
  id: '1',
  name: 'Ana',
  emails: [{ address: 'a@example.com', label: 'work' }],
  steward: { name: 'Bo', since: '2026' },
}
const fields = openFields(partySchema)

test('only the fields that were asked for come, also from inside of others', () => {
  expect(fields('id,name')(ana)).toEqual({ id: '1', name: 'Ana' })
  expect(fields('emails.address, steward.name')(ana)).toEqual({
    emails: [{ address: 'a@example.com' }],
    steward: { name: 'Bo' },
  })
  expect(fields('steward')({ ...ana, steward: null })).toEqual({ steward: null })
})

test('of a page the items are cut down, and it stays a page', () => {
  const page = openFields(z.object({ items: z.array(partySchema), next: z.string().nullable() }))
  expect(page('id')({ items: [ana], next: 'x' })).toEqual({ items: [{ id: '1' }], next: 'x' })
})

test('a field that there is none of is refused by its name', () => {
  for (const asked of ['', 'id,', 'colour', '__proto__', 'id.x', 'emails.x', ['id', 'x'], 'constructor', '.'])
    expect(() => fields(asked)).toThrow('invalid')
})
