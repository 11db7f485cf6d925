import { expect, test } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { isInForce } from './consent.ts'

const today = day('2026-11-20')

test('a consent holds from the day it was given until the day it was taken back', () => {
  const since = (givenOn: string, withdrawnOn: string | null = null) =>
    isInForce({ givenOn: day(givenOn), withdrawnOn: withdrawnOn === null ? null : day(withdrawnOn) }, today)
  expect(since('2026-11-20')).toBe(true)
  expect(since('2026-11-21')).toBe(false)
  expect(since('2026-11-01', '2026-11-20')).toBe(false)
  expect(since('2026-11-01', '2026-11-21')).toBe(true)
})
