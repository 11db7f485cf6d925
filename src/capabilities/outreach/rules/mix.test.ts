import { expect, test } from 'vitest'
import { addDays } from '../../../kernel/day.ts'
import type { Candidate } from './candidate.ts'
import { chooseTalks, stillWanted } from './mix.ts'
import { aCustomer, aReason, helen, joe, today } from './testing/a-customer.ts'

const twoForJoe = { today, memberId: joe, customers: 2, suppliers: 1 }
const chosenIds = (candidates: Candidate[], wish = twoForJoe) =>
  chooseTalks(candidates, wish).map(({ partyId }) => partyId)
const isListed = (candidate: Candidate) => chosenIds([candidate]).length === 1

test('of two alike, the one who slips comes first', () => {
  const [steady, dying] = [aCustomer(), aCustomer({ state: 'dying' })]
  expect(chosenIds([steady, dying])).toEqual([dying.partyId, steady.partyId])
})

test('of two who slip alike, the one worth more comes first', () => {
  const [small, large] = [
    aCustomer({ state: 'dying' }),
    aCustomer({ state: 'dying', worthYearMinor: 900_000 }),
  ]
  expect(chosenIds([small, large])[0]).toBe(large.partyId)
})

test('the longer silent, the never asked, and those we promised something come before others alike', () => {
  const plain = aCustomer()
  expect(chosenIds([plain, aCustomer({ reason: aReason({ longerThanShare: 0.97 }) })])[1]).toBe(plain.partyId)
  expect(chosenIds([plain, aCustomer({ asked: [] })])[1]).toBe(plain.partyId)
  expect(chosenIds([plain, aCustomer({ promiseDueOn: today })])[1]).toBe(plain.partyId)
})

test('where the model cannot tell who slips, the silent come before those who ordered yesterday', () => {
  const unknown = { state: 'too-little-history' as const }
  const yesterday = aCustomer({
    ...unknown,
    worthYearMinor: 400_000,
    reason: aReason({ longerThanShare: 0.1 }),
  })
  const silent = aCustomer({ ...unknown, reason: aReason({ longerThanShare: 0.95 }) })
  expect(chosenIds([yesterday, silent])[0]).toBe(silent.partyId)
})

test('who asked to be called back today is called first, whatever they are worth', () => {
  const small = aCustomer({ worthYearMinor: 20_000, callBack: { on: today, memberId: joe } })
  expect(chosenIds([aCustomer(), aCustomer(), small])[0]).toBe(small.partyId)
})

test('a call-back that is still to come keeps somebody off the list', () => {
  expect(isListed(aCustomer({ callBack: { on: addDays(today, 1), memberId: joe } }))).toBe(false)
})

test('do-not-contact is never listed, not even for a promise or a call-back', () => {
  const sworn = { doNotContact: true, promiseDueOn: today, callBack: { on: today, memberId: joe } }
  expect(isListed(aCustomer(sworn))).toBe(false)
})

test('who was talked to within two weeks rests', () => {
  expect(isListed(aCustomer({ lastTalkOn: addDays(today, -13) }))).toBe(false)
  expect(isListed(aCustomer({ lastTalkOn: addDays(today, -14) }))).toBe(true)
})

test('a promise that is due breaks the rest, but not on the day of the talk', () => {
  expect(isListed(aCustomer({ lastTalkOn: addDays(today, -1), promiseDueOn: today }))).toBe(true)
  expect(isListed(aCustomer({ lastTalkOn: today, promiseDueOn: today }))).toBe(false)
})

test('after three tries without an answer one leaves them in peace', () => {
  expect(isListed(aCustomer({ tries: 2 }))).toBe(true)
  expect(isListed(aCustomer({ tries: 3 }))).toBe(false)
})

test('nobody is called in their night', () => {
  expect(isListed(aCustomer({ localHour: 7 }))).toBe(false)
  expect(isListed(aCustomer({ localHour: 8 }))).toBe(true)
  expect(isListed(aCustomer({ localHour: 20 }))).toBe(false)
})

test('who was put off stays away until the day, and then comes early', () => {
  expect(isListed(aCustomer({ laterUntil: addDays(today, 1) }))).toBe(false)
  const back = aCustomer({ laterUntil: today })
  expect(chosenIds([aCustomer(), back])[0]).toBe(back.partyId)
})

test('somebody with a steward stands on the list of that steward only', () => {
  const hers = aCustomer({ stewardId: helen })
  expect(chosenIds([hers])).toEqual([])
  expect(chosenIds([hers], { ...twoForJoe, memberId: helen })).toEqual([hers.partyId])
})

test('a supplier whose turn has come is added to the customers, not put in their place', () => {
  const supplier = aCustomer({ roles: ['supplier'], state: null, reason: null, boughtYearMinor: 9_000_000 })
  const customers = [aCustomer(), aCustomer(), aCustomer()]
  expect(chosenIds([supplier, ...customers])).toHaveLength(3)
  expect(chosenIds([supplier, ...customers])[2]).toBe(supplier.partyId)
})

test('a supplier talked to a month ago is not due', () => {
  const supplier = aCustomer({ roles: ['supplier'], lastTalkOn: addDays(today, -30) })
  expect(isListed(supplier)).toBe(false)
})

const open = { done: false, later: false, tried: false, supplySide: false }

test('two stay open until the goal is met, then nobody is added', () => {
  expect(stillWanted([], { goal: 2, talks: 0 })).toEqual({ customers: 2, suppliers: 1 })
  expect(stillWanted([{ ...open, done: true }, open], { goal: 2, talks: 1 }).customers).toBe(1)
  expect(stillWanted([{ ...open, later: true }, open], { goal: 2, talks: 0 }).customers).toBe(1)
  expect(stillWanted([{ ...open, tried: true }, open], { goal: 2, talks: 0 }).customers).toBe(1)
  expect(stillWanted([{ ...open, done: true }], { goal: 2, talks: 2 }).customers).toBe(0)
})

test('a day on which nobody answers ends some time', () => {
  const tried = Array.from({ length: 10 }, () => ({ ...open, tried: true }))
  expect(stillWanted(tried, { goal: 2, talks: 0 }).customers).toBe(0)
})
