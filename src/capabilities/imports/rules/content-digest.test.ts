import { expect, test } from 'vitest'
import { digestOf } from './content-digest.ts'

test('rows that differ in one figure are told apart, and the same row is always the same', () => {
  const texts = Array.from(
    { length: 50_000 },
    (_, at) => `17850\u001f2010-12-01\u001f${at}.50\u001f${at % 7}`,
  )
  expect(new Set(texts.map((text) => digestOf(text).text)).size).toBe(texts.length)
  expect(new Set(texts.map((text) => digestOf(text).short)).size).toBe(texts.length)
  expect(digestOf(texts[5])).toEqual(digestOf(texts[5]))
})

test('each half of a digest is even: no half is wasted', () => {
  const digests = Array.from({ length: 20_000 }, (_, at) => digestOf(`row ${at}`).short)
  for (const bit of [0, 10, 20]) {
    const high = digests.filter((short) => Math.floor(short / 2 ** (bit + 30)) % 2 === 1).length
    const low = digests.filter((short) => Math.floor(short / 2 ** bit) % 2 === 1).length
    for (const count of [high, low]) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  }
})
