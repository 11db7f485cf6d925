import { expect, test } from 'vitest'
import { changesBetween, differences, settled } from './meanwhile.ts'
import { emptyParty, inputOf, type TypedParty, withName } from './typed-party.ts'
import { gapsOf } from './party-gaps.ts'

const maria: TypedParty = {
  ...emptyParty(''),
  displayName: 'Maria Rossi',
  givenName: 'Maria',
  familyName: 'Rossi',
  tags: 'regular',
}

test('only what was changed is sent', () => {
  expect(changesBetween(maria, { ...maria, goesBy: 'Mari ', tags: 'regular,' })).toEqual({ goesBy: 'Mari' })
})

test('what only one of two changed stands by itself; what both changed must be chosen', () => {
  const theirs = { ...maria, goesBy: 'Mimi', theUsual: 'Two flat whites', tags: 'regular' }
  const yours = { ...maria, goesBy: 'Mari', sayIt: 'ROSS-ee' }
  expect(differences(maria, theirs, yours)).toEqual([
    { field: 'goesBy', suggested: null },
    { field: 'sayIt', suggested: 'yours' },
    { field: 'theUsual', suggested: 'theirs' },
  ])
})

test('what both changed to the same is no difference', () => {
  expect(differences(maria, { ...maria, goesBy: 'Mari' }, { ...maria, goesBy: 'Mari' })).toEqual([])
})

test('what was chosen is what stands', () => {
  const theirs = { ...maria, goesBy: 'Mimi', theUsual: 'Two flat whites' }
  const yours = { ...maria, goesBy: 'Mari', sayIt: 'ROSS-ee' }
  const choices = { goesBy: 'yours', sayIt: 'yours', theUsual: 'theirs' } as const
  expect(settled(theirs, yours, choices)).toEqual({
    ...maria,
    goesBy: 'Mari',
    sayIt: 'ROSS-ee',
    theUsual: 'Two flat whites',
  })
})

test('the full name follows its parts until it is written another way', () => {
  const begun = withName(emptyParty(''), { givenName: 'Ana' })
  expect(withName(begun, { familyName: 'Lima' }).displayName).toBe('Ana Lima')
  expect(withName({ ...begun, displayName: 'Dr Ana' }, { familyName: 'Lima' }).displayName).toBe('Dr Ana')
})

test('lines left empty are not sent', () => {
  const input = inputOf({
    ...maria,
    occasions: [{ kind: 'birthday', label: '', month: '', day: '', year: '' }],
  })
  expect([input.emails, input.phones, input.occasions]).toEqual([[], [], []])
})

test('what is wrong is found beside its field', () => {
  const wrong: TypedParty = {
    ...maria,
    displayName: ' ',
    emails: [
      { address: 'maria@', label: '' },
      { address: 'a@b.it', label: '' },
      { address: 'A@b.it', label: '' },
    ],
    phones: [{ asGiven: '12', label: '' }],
    roles: [
      { role: 'customer', since: '2026-02-01', until: '2026-01-01', stewardId: '' },
      { role: 'customer', since: null, until: null, stewardId: '' },
    ],
  }
  expect(gapsOf(wrong)).toEqual({
    displayName: 'name',
    'emails.0.address': 'email',
    'emails.2.address': 'emailTwice',
    'phones.0.asGiven': 'phone',
    'roles.0.until': 'until',
    'roles.1.role': 'roleTwice',
  })
})

test('a birthday on 29 February needs a leap year only where the year is known', () => {
  const born = (day: string, year: string) =>
    gapsOf({ ...maria, occasions: [{ kind: 'birthday', label: '', month: '2', day, year }] })
  expect(born('29', '')).toEqual({})
  expect(born('29', '1985')).toEqual({ 'occasions.0.day': 'day' })
  expect(born('30', '')).toEqual({ 'occasions.0.day': 'day' })
  expect(born('28', '85')).toEqual({ 'occasions.0.year': 'year' })
})
