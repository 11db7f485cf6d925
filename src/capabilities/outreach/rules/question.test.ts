import { expect, test } from 'vitest'
import { addDays } from '../../../kernel/day.ts'
import type { Question } from '../../interactions/model.ts'
import { questions } from '../../interactions/model.ts'
import { questionFor } from './question.ts'
import { aCustomer, today } from './testing/a-customer.ts'

const asked = (question: Question, daysAgo: number) => ({ question, on: addDays(today, -daysAgo) })

test('a customer who was never asked is asked why they buy from us', () => {
  expect(questionFor(aCustomer({ asked: [], state: 'dying' }), today)).toBe('why-us')
})

test('then the state says what to ask', () => {
  expect(questionFor(aCustomer({ state: 'dying' }), today)).toBe('what-changed')
  expect(questionFor(aCustomer({ state: 'growing' }), today)).toBe('what-else')
  expect(questionFor(aCustomer({ state: 'new' }), today)).toBe('how-was-it')
  expect(questionFor(aCustomer({ state: 'steady' }), today)).toBe('expectation-met')
})

test('a supplier is not asked why they buy', () => {
  expect(questionFor(aCustomer({ roles: ['supplier'], asked: [], state: null }), today)).toBe(
    'biggest-problem',
  )
})

test('the same question comes again after a year, not before', () => {
  expect(questionFor(aCustomer({ asked: [asked('why-us', 364)] }), today)).not.toBe('why-us')
  expect(questionFor(aCustomer({ asked: [asked('why-us', 365)] }), today)).toBe('why-us')
})

test('where everything was asked within the year, the one asked longest ago comes again', () => {
  const all = questions.map((question, place) => asked(question, 300 - place))
  expect(questionFor(aCustomer({ asked: all }), today)).toBe('why-us')
})
