import { expect, test } from 'vitest'
import { capabilitiesOf, capabilitiesOfKey, mayChangeMember, mayGrant } from './roles.ts'

const owner = { id: 'a', roles: ['owner'], state: 'active', limited: false } as const
const second = { id: 'b', roles: ['owner', 'staff'], state: 'active', limited: false } as const
const staff = { id: 'c', roles: ['staff'], state: 'active', limited: false } as const
const byCapabilities = capabilitiesOf(['owner'])

test('counter staff recognise and log, but see no books', () => {
  const counter = capabilitiesOf(['counter'])
  expect(counter.has('talks:write')).toBe(true)
  expect(counter.has('books:read')).toBe(false)
  expect(counter.has('people:write')).toBe(false)
})

test('who has two roles may do what either may', () => {
  const both = capabilitiesOf(['counter', 'bookkeeper'])
  expect([both.has('talks:write'), both.has('books:write')]).toEqual([true, true])
})

test('an auditor writes nothing', () => {
  expect([...capabilitiesOf(['auditor'])].filter((capability) => capability.endsWith(':write'))).toEqual([])
})

test('a key loses what its member lost', () => {
  expect([...capabilitiesOfKey(['books:write', 'people:read'], ['counter'])]).toEqual(['people:read'])
})

test('the last owner can neither step down nor be suspended', () => {
  const about = { member: owner, everyone: [owner, staff], byCapabilities }
  const refused = { kind: 'refused', because: 'last-owner' }
  expect(mayChangeMember({ roles: ['staff'] }, about)).toEqual(refused)
  expect(mayChangeMember({ state: 'suspended' }, about)).toEqual(refused)
})

test('an owner can step down while another stays', () => {
  const about = { member: owner, everyone: [owner, second], byCapabilities }
  expect(mayChangeMember({ roles: ['staff'] }, about)).toEqual({ kind: 'granted' })
})

test('a suspended owner does not count as one', () => {
  const away = { ...second, state: 'suspended' } as const
  const about = { member: owner, everyone: [owner, away], byCapabilities }
  expect(mayChangeMember({ roles: ['staff'] }, about)).toEqual({ kind: 'refused', because: 'last-owner' })
})

test('who may do less than an owner, such as a key with few scopes, neither demotes nor suspends one', () => {
  const about = {
    member: owner,
    everyone: [owner, second],
    byCapabilities: new Set(['members:write'] as const),
  }
  const refused = { kind: 'refused', because: 'above-oneself' }
  expect(mayChangeMember({ roles: ['staff'] }, about)).toEqual(refused)
  expect(mayChangeMember({ state: 'suspended' }, about)).toEqual(refused)
})

test('nobody hands out more than they may themselves', () => {
  expect(mayGrant(['owner'], capabilitiesOf(['leader']))).toBe(false)
  expect(mayGrant(['counter'], capabilitiesOf(['leader']))).toBe(true)
})
