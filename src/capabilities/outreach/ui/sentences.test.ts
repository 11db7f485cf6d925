import { expect, test } from 'vitest'
import { addDays, day } from '../../../kernel/day.ts'
import { questions } from '../../interactions/model.ts'
import { pronouns } from '../../people/model.ts'
import type { Reason } from '../../vitality/model.ts'
import { states } from '../../vitality/model.ts'
import type { Because } from '../model.ts'
import { dueReasons } from '../model.ts'
import { askSentence, rememberSentence, whySentence } from './sentences.ts'

const today = day('2026-11-20')
const maria = { name: 'Maria Rossi', pronoun: 'she' as const }
const dying: Reason = {
  state: 'dying',
  orders: 24,
  firstOn: day('2024-05-01'),
  silentDays: 61,
  usualGapDays: 24,
  longerThanShare: 0.96,
  chance: 0.34,
  by: day('2027-01-20'),
  perYearBefore: 15,
  perYearNow: 4,
  because: 'told',
}
const because = (different: Partial<Because> = {}): Because => ({
  codes: ['slipping'],
  vitality: dying,
  daysSinceTalk: 262,
  promiseDueOn: null,
  score: 1,
  ...different,
})

test('it says how the relationship goes and what the chance is, in numbers', () => {
  const said = whySentence(because(), maria, today)
  expect(said).toMatch(/^She used to order every 24 days\. It has been 61/)
  expect(said).toMatch(/34 in 100 that she orders by 20 January\.$/)
})

test('what is owed is said first', () => {
  expect(whySentence(because({ promiseDueOn: day('2026-11-22') }), maria, today)).toMatch(
    /^A promise is due on 22 November\. She used to/,
  )
  expect(whySentence(because({ promiseDueOn: today }), maria, today)).toMatch(/^A promise is due today\./)
  expect(whySentence(because({ promiseDueOn: day('2026-11-18') }), maria, today)).toMatch(
    /^A promise was due on 18 November\./,
  )
  expect(whySentence(because({ codes: ['call-back', 'slipping'] }), maria, today)).toMatch(/^The day set for/)
})

test('somebody without trade is spoken of by the last talk', () => {
  const supplier = because({ vitality: null, codes: ['long-silence'], daysSinceTalk: 64 })
  expect(whySentence(supplier, { name: 'Hillside Paper', pronoun: null }, today)).toBe(
    'The last talk was 64 days ago.',
  )
  expect(whySentence({ ...supplier, daysSinceTalk: 1 }, maria, today)).toBe('The last talk was yesterday.')
  expect(whySentence({ ...supplier, daysSinceTalk: null }, maria, today)).toBe('No talk is on record yet.')
})

test('every combination makes whole sentences with nothing left open', () => {
  for (const state of states)
    for (const chance of [null, 0.004, 0.5, 0.999])
      for (const usualGapDays of [null, 1, 24])
        for (const orders of [1, 2, 24])
          for (const pronoun of [...pronouns, null])
            for (const code of dueReasons) {
              const vitality = { ...dying, state, chance, usualGapDays, orders }
              const said = whySentence(because({ vitality, codes: [code] }), { name: 'Ana', pronoun }, today)
              expect(said).toMatch(/^\S.*[.!?]$/)
              expect(said).not.toMatch(/null|undefined|NaN|[{}]| {2}|\.\./)
            }
})

test('nobody is said to have become late who is not', () => {
  const onTime = { ...dying, state: 'steady' as const, silentDays: 5, longerThanShare: 0.1 }
  expect(whySentence(because({ vitality: onTime }), maria, today)).not.toMatch(/used to/)
})

test('the question is asked of her, him or them, and says if it was never asked', () => {
  const whyUs = { question: 'why-us' as const, neverAsked: true }
  expect(askSentence(whyUs, 'she')).toBe(
    'Ask: why she buys from us and not from someone else. We have never asked.',
  )
  expect(askSentence({ ...whyUs, neverAsked: false }, 'he')).toBe(
    'Ask: why he buys from us and not from someone else.',
  )
  for (const question of questions)
    for (const pronoun of [...pronouns, null])
      expect(askSentence({ question, neverAsked: false }, pronoun)).toMatch(/^Ask: [a-z].*[a-z]\.$/)
})

test('the last talk is remembered with its day, and with its year where that is long ago', () => {
  const talk = { kind: 'last-talk' as const, text: 'Lucia starts at the conservatory.' }
  expect(rememberSentence({ ...talk, on: day('2026-03-03') }, today)).toBe(
    'Last talk 3 March: Lucia starts at the conservatory.',
  )
  expect(rememberSentence({ ...talk, on: addDays(today, -700) }, today)).toMatch(/^Last talk \d+ \w+ 2024: /)
  expect(rememberSentence({ kind: 'usual', text: '200 kraft boxes', on: null }, today)).toBe(
    'The usual: 200 kraft boxes',
  )
})
