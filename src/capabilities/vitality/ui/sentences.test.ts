import { expect, test } from 'vitest'
import { day } from '../../../kernel/day.ts'
import type { Reason } from '../model.ts'
import { states } from '../model.ts'
import {
  chanceSentence,
  expectedSentence,
  intervalWords,
  likelyWord,
  overdueSentence,
  reasonSentence,
  stateWord,
} from './sentences.ts'

const usual: Reason = {
  state: 'steady',
  orders: 20,
  firstOn: day('2025-03-02'),
  silentDays: 5,
  usualGapDays: 12,
  longerThanShare: 0.3,
  chance: 0.9,
  by: day('2027-01-20'),
  perYearBefore: 14,
  perYearNow: 14.2,
  because: 'told',
}
const overdue: Reason = { ...usual, state: 'dying', usualGapDays: 24, silentDays: 61, longerThanShare: 0.96 }
const once: Reason = {
  ...usual,
  orders: 1,
  silentDays: 40,
  usualGapDays: null,
  longerThanShare: null,
  perYearBefore: null,
  perYearNow: null,
}

const table: [string, Reason, Parameters<typeof reasonSentence>[1], string][] = [
  ['overdue, she', overdue, { pronoun: 'she' }, 'She used to order every 24 days. It has been 61.'],
  ['overdue, they', overdue, { pronoun: 'they' }, 'They used to order every 24 days. It has been 61.'],
  ['overdue, an organisation', overdue, {}, 'Used to order every 24 days. It has been 61.'],
  [
    'overdue, daily',
    { ...overdue, usualGapDays: 1, silentDays: 9 },
    { pronoun: 'he' },
    'He used to order every day. It has been 9 days.',
  ],
  ['not overdue', usual, {}, 'Orders every 12 days or so; the last time was 5 days ago.'],
  [
    'not overdue, they',
    usual,
    { pronoun: 'they' },
    'They order every 12 days or so; the last time was 5 days ago.',
  ],
  [
    'silent a little longer than usual is no claim of overdue',
    { ...usual, silentDays: 14, longerThanShare: 0.7 },
    {},
    'Orders every 12 days or so; the last time was 14 days ago.',
  ],
  ['ordered today', { ...usual, silentDays: 0 }, {}, 'Orders every 12 days or so; the last time was today.'],
  ['one order', { ...once, state: 'dying' }, {}, 'Ordered once, 40 days ago.'],
  ['one order, she', { ...once, state: 'too-early' }, { pronoun: 'she' }, 'She ordered once, 40 days ago.'],
  [
    'two orders have no rhythm yet',
    { ...once, state: 'too-early', orders: 2 },
    {},
    'Ordered twice; the last time was 40 days ago.',
  ],
  ['new, one order', { ...once, state: 'new' }, { pronoun: 'she' }, 'She first ordered on 2 March.'],
  [
    'new, several orders',
    { ...usual, state: 'new', orders: 3, silentDays: 1 },
    {},
    'First ordered on 2 March; 3 order days so far, the last one yesterday.',
  ],
  [
    'growing',
    { ...usual, state: 'growing', perYearBefore: 6.04, perYearNow: 22.3 },
    {},
    'About 22 orders a year now; about 6.0 before. The last one was 5 days ago.',
  ],
  [
    'fading',
    { ...usual, state: 'fading', perYearBefore: 22, perYearNow: 12 },
    {},
    'Down to about 12 orders a year; about 22 before. The last one was 5 days ago.',
  ],
  [
    'a change too small to show is not claimed',
    { ...usual, state: 'growing', perYearBefore: 12.1, perYearNow: 12.4 },
    {},
    'Orders every 12 days or so; the last time was 5 days ago.',
  ],
  [
    'dormant',
    { ...overdue, state: 'dormant', silentDays: 640 },
    {},
    'No order for 640 days; 20 before that.',
  ],
  [
    'dormant after one order',
    { ...once, state: 'dormant', silentDays: 640 },
    {},
    'No order for 640 days; one before that.',
  ],
  [
    'too little history, few came back',
    { ...once, state: 'too-little-history', because: 'few-repeat-buyers' },
    {},
    'Ordered once, 40 days ago. Too few customers have come back so far to tell who has left for good.',
  ],
  [
    'too little history, nobody leaves',
    { ...usual, state: 'too-little-history', because: 'nobody-leaves' },
    {},
    'Orders every 12 days or so; the last time was 5 days ago. The history so far does not tell who has left for good.',
  ],
]

test.each(table)('the reason is a true sentence: %s', (_case, reason, of, sentence) => {
  expect(reasonSentence(reason, of)).toBe(sentence)
})

test('every state has its word', () => {
  expect(states.map(stateWord)).toEqual([
    'New',
    'Growing',
    'Steady',
    'Fading',
    'Dying',
    'Dormant',
    'Too early to tell',
    'Too little history to tell',
  ])
})

test('a chance is said in a hundred, with the day it speaks of', () => {
  const said = { chance: 0.342, by: day('2027-01-20') }
  expect(chanceSentence(said, { pronoun: 'she' })).toBe('34 in 100 that she orders by 20 January')
  expect(chanceSentence(said, { pronoun: 'they' })).toBe('34 in 100 that they order by 20 January')
  expect(chanceSentence(said, { name: 'Hillside Paper' })).toBe(
    '34 in 100 that Hillside Paper orders by 20 January',
  )
  expect(chanceSentence(said)).toBe('34 in 100 that an order comes by 20 January')
  expect(chanceSentence({ ...said, chance: 0.002 })).toBe('under 1 in 100 that an order comes by 20 January')
  expect(chanceSentence({ ...said, chance: null })).toBeNull()
})

test('an interval is said to the nearest five', () => {
  expect(intervalWords({ chanceLow: 0.27, chanceHigh: 0.43 })).toBe('between 25 and 45 in 100')
  expect(intervalWords({ chanceLow: 0.34, chanceHigh: 0.36 })).toBe('about 35 in 100')
  expect(intervalWords({ chanceLow: null, chanceHigh: null })).toBeNull()
})

test('a chance has a plain word at each of its borders', () => {
  expect([0.2, 0.21, 0.4, 0.6, 0.61, 0.8].map(likelyWord)).toEqual([
    'unlikely',
    'rather unlikely',
    'uncertain',
    'uncertain',
    'rather likely',
    'likely',
  ])
})

test('what is expected is said only where it can be told', () => {
  expect(expectedSentence({ expectedOrders: 1.08, horizonDays: 90 })).toBe(
    'If nothing changes, expect 1.1 orders in the next 90 days.',
  )
  expect(expectedSentence({ expectedOrders: 1.02, horizonDays: 90 })).toBe(
    'If nothing changes, expect 1 order in the next 90 days.',
  )
  expect(expectedSentence({ expectedOrders: null, horizonDays: 90 })).toBeNull()
})

test('how long a silence is is said only of those who are overdue', () => {
  expect(overdueSentence(overdue)).toBe('Longer than 96% of the gaps one would expect.')
  expect(overdueSentence(usual)).toBeNull()
})
