import { expect, test } from 'vitest'
import { problemFrom } from './problem.ts'

test('a value that the tables refuse is the caller’s mistake, not ours', () => {
  const error = Object.assign(new Error('violates check constraint'), { code: '23514' })
  expect(problemFrom(error, 'r')).toMatchObject({
    status: 422,
    code: 'invalid',
    details: { reason: 'impossible-value' },
  })
})
