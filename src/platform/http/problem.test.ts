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

test('a database that went away under a question will be back: the caller may ask again', () => {
  const away = [
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Client has encountered a connection error and is not queryable'),
    Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' }),
    Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' }),
  ]
  for (const error of away) expect(problemFrom(error, 'r')).toMatchObject({ status: 503, code: 'busy' })
  expect(problemFrom(new Error('Nothing was saved'), 'r')).toMatchObject({ status: 500, code: 'unexpected' })
})
