import { expect, test } from 'vitest'
import type { Report } from '../model.ts'
import { newsOf, pastEndOf, stageOf } from './stage.ts'

const report: Report = {
  dryRun: false,
  lines: 10,
  accepted: 9,
  rejected: 1,
  parties: { created: 2, changed: 1, unchanged: 0 },
  trades: null,
  tradeLines: null,
  customers: 3,
  linesWithoutCustomer: 0,
  invoices: 0,
  cancelledInvoices: 0,
  totals: [],
  firstOn: '2010-12-01',
  lastOn: '2011-12-09',
  rejections: [],
  cellsLeftOut: 0,
  leftOut: [],
  archived: 0,
  seconds: 1,
}

test('a file that is on its way shows that, whatever the address says', () => {
  expect(stageOf('trying', 'columns')).toBe('try')
  expect(stageOf('writing', 'who')).toBe('done')
  expect(stageOf('done', 'columns')).toBe('done')
})

test('one can go back to the columns of a file that was tried or did not work', () => {
  expect(stageOf('tried', 'columns')).toBe('columns')
  expect(stageOf('failed', 'who')).toBe('who')
  expect(stageOf('failed', undefined)).toBe('try')
})

test('a fresh file begins with its columns', () => {
  expect(stageOf('received', undefined)).toBe('columns')
  expect(stageOf('received', 'nonsense')).toBe('columns')
})

test('what a file brings is counted in people, and in rows where it lists sales', () => {
  expect(newsOf(report)).toBe(3)
  expect(newsOf({ ...report, tradeLines: { created: 40, changed: 2, unchanged: 5 } })).toBe(42)
})

test('looking back is offered for a file that ended more than thirty days ago, once it is in', () => {
  expect(pastEndOf({ state: 'done', report }, () => 31)).toBe('2011-12-09')
  expect(pastEndOf({ state: 'done', report }, () => 30)).toBeNull()
  expect(pastEndOf({ state: 'tried', report }, () => 31)).toBeNull()
})
