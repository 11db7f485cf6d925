import { expect, test } from 'vitest'
import { idOf, uuidV7 } from './id.ts'

const noise = Uint8Array.from({ length: 10 }, (_, i) => 200 + i)

test('an id made later sorts after one made earlier', () => {
  expect(uuidV7(1_800_000_000_001, noise) > uuidV7(1_800_000_000_000, noise)).toBe(true)
})

test('an id carries its version, its variant and its time', () => {
  const id = uuidV7(0x0123456789ab, noise)
  expect(id).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('what is no id is refused by name', () => {
  expect(idOf('party').safeParse('17850').error?.issues[0].message).toBe('not the id of a party')
})
