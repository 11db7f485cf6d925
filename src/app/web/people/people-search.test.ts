import { expect, test } from 'vitest'
import {
  isFiltered,
  peopleHref,
  questionOf,
  searchFor,
  sortsFor,
  viewOf,
  viewsFor,
  worthOfView,
} from './people-search.ts'

test('an address without anything asks for everyone by name', () => {
  expect(questionOf({}, 'USD')).toEqual({ sort: 'name', order: 'up' })
  expect(viewOf({ view: 'nonsense' })).toBe('everyone')
})

test('a view and filters narrow the list together', () => {
  expect(
    questionOf(
      { view: 'quiet', role: 'customer', state: 'fading', q: ' ros ', sort: 'worth', order: 'down' },
      'EUR',
    ),
  ).toEqual({ q: 'ros', silentTalkDays: 60, role: 'customer', state: 'fading', sort: 'worth', order: 'down' })
})

test('the greater of the view and the filter decides what somebody must be worth', () => {
  expect(questionOf({ view: 'worth', worth: '50000' }, 'USD').worthOverMinor).toBe(500_000)
  expect(questionOf({ view: 'worth', worth: '5000000' }, 'USD').worthOverMinor).toBe(5_000_000)
  expect(questionOf({ worth: '50000' }, 'USD').worthOverMinor).toBe(50_000)
})

test('what somebody must be worth fits the currency', () => {
  expect(worthOfView('USD')).toBe(500_000)
  expect(worthOfView('JPY')).toBe(500_000)
  expect(worthOfView('KWD')).toBe(2_000_000)
})

test('a role or a state that nobody knows is no filter', () => {
  expect(questionOf({ role: 'friend', state: 'happy' }, 'USD')).toEqual({ sort: 'name', order: 'up' })
})

test('digits stay text in the address, so that a phone number can be looked for', () => {
  expect(peopleHref({ q: '0301' })).toBe('/people?q=0301')
  expect(peopleHref({ q: '301' })).toBe('/people?q=%22301%22')
  expect(isFiltered({ q: '301' })).toBe(true)
  expect(isFiltered({ view: 'customers', sort: 'worth' })).toBe(false)
})

test('a link of somebody who may see more asks for no more than one may', () => {
  const link = { q: 'ros', view: 'worth', worth: '50000', state: 'dying', sort: 'chance', order: 'down' }
  const counter = ['people:read', 'talks:read'] as const
  expect(questionOf(searchFor(counter, link), 'USD')).toEqual({ q: 'ros', sort: 'name', order: 'up' })
  expect(viewsFor(counter)).toEqual(['everyone', 'customers', 'supply', 'quiet', 'archived'])
  expect(sortsFor(counter)).toEqual(['name', 'last-talk', 'added'])
  const leader = [...counter, 'books:read', 'vitality:read'] as const
  expect(searchFor(leader, link)).toEqual(link)
})
