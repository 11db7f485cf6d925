import { expect, test } from 'vitest'
import { day } from '../../../kernel/day.ts'
import type { Insight, InsightKind, InsightState } from '../model/insight.ts'
import { acquaintanceOf } from './acquaintance.ts'

const today = day('2026-11-20')
const nothing = {
  displayName: 'Customer 17850',
  emails: [],
  phones: [],
  addresses: [],
  roles: [],
  goesBy: null,
  theUsual: null,
  occasions: [],
  notes: [],
  insights: [],
  photo: null,
}
const unheard = { hasTraded: false, answered: [], lastSaidOn: null }

test('of a number in a till we know nothing, and a name comes first', () => {
  const { know, recognise, understand } = acquaintanceOf(nothing, unheard, today)
  expect([know.done, recognise.done, understand.done]).toEqual([0, 0, 0])
  expect(know.missing).toBe('name')
})

test('an address without a town or a street reaches nobody', () => {
  const country = { lines: null, town: null, region: null, postcode: null, country: 'GB', label: null }
  expect(
    acquaintanceOf({ ...nothing, displayName: 'Ana', addresses: [country] }, unheard, today).know.missing,
  ).toBe('reach')
  expect(
    acquaintanceOf(
      { ...nothing, displayName: 'Ana', addresses: [{ ...country, town: 'Leeds' }] },
      unheard,
      today,
    ).know.missing,
  ).toBe('role')
})

test('the usual tells both what they take and how to recognise them', () => {
  const { know, recognise } = acquaintanceOf({ ...nothing, theUsual: 'flat white, oat' }, unheard, today)
  expect([know.done, recognise.done]).toEqual([1, 1])
})

test('an answer counts for a year, why they come for good', () => {
  const then = { ...unheard, answered: ['why-us'] }
  expect(acquaintanceOf(nothing, { ...then, lastSaidOn: day('2025-11-20') }, today).understand.done).toBe(2)
  expect(acquaintanceOf(nothing, { ...then, lastSaidOn: day('2025-11-19') }, today).understand.done).toBe(1)
})

test('what they expect is understood once we know whether we meet it', () => {
  const expecting = (state: InsightState) => ({ ...nothing, insights: [anInsight('expectation', state)] })
  expect(acquaintanceOf(expecting('not-known'), unheard, today).understand.done).toBe(0)
  expect(acquaintanceOf(expecting('not-met'), unheard, today).understand.done).toBe(1)
})

test('what was written down of why they come, want and need counts like an answer', () => {
  const insights = [anInsight('why', null), anInsight('want', 'met'), anInsight('need', null)]
  const { understand } = acquaintanceOf({ ...nothing, insights }, unheard, today)
  expect(understand).toEqual({ done: 3, total: 5, missing: 'expectations' })
  const offers = { ...nothing, insights: [anInsight('offering', null)] }
  expect(acquaintanceOf(offers, unheard, today).understand.done).toBe(0)
})

test('a face helps to recognise', () => {
  const seen = { ...nothing, photo: '0123456789abcdef' }
  expect(acquaintanceOf(seen, unheard, today).recognise).toEqual({ done: 1, total: 5, missing: 'goes-by' })
})

function anInsight(kind: InsightKind, state: InsightState | null): Insight {
  const id = '01939d00-0000-7000-8000-000000000001' as Insight['id']
  const importance = state === null ? null : 'normal'
  return { id, kind, text: 'X', importance, state, learnedOn: today, learnedBy: null, version: 1 }
}
