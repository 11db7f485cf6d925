import { expect, test } from 'vitest'
import { day } from '../../../kernel/day.ts'
import type { PartyId } from '../../../kernel/id.ts'
import type { Regular } from '../model.ts'
import { indexOf, seenBy, whoIsMeant, withParts } from './regulars.ts'

let made = 0
function aRegular(name: string, known: Partial<Regular> = {}): Regular {
  made += 1
  const id = `01939d00-0000-7000-8000-${String(made).padStart(12, '0')}` as PartyId
  const nothing = { goesBy: null, usual: null, ask: null, phoneEnds: [], cards: [], visits: [] }
  return { id, name, ...nothing, lastOn: null, usualGapDays: null, ...known }
}

const marcus = aRegular('Marcus Obi', { goesBy: 'Mo', phoneEnds: ['900123'], cards: ['QX-4411'] })
const marta = aRegular('Márta Lindqvist', { visits: [day('2026-11-19'), day('2026-11-20')] })
const dan = aRegular('Dan Marsh', { phoneEnds: ['231999'] })
const xiaoming = aRegular('王小明')
const index = indexOf([marcus, marta, dan, xiaoming])
const named = (question: string) => whoIsMeant(index, question, 10).map(({ name }) => name)

test('a regular is found by a part of the name, by what they go by, without accents and in any script', () => {
  expect(named('marc')).toEqual(['Marcus Obi'])
  expect(named('mo')).toEqual(['Marcus Obi'])
  expect(named('MARTA')).toEqual(['Márta Lindqvist'])
  expect(named('quist')).toEqual([])
  expect(named('qvist')).toEqual(['Márta Lindqvist'])
  expect(named('小明')).toEqual(['王小明'])
  expect(named('明')).toEqual(['王小明'])
})

test('a regular is found by the end of a phone number, however much of it is typed', () => {
  expect(named('0123')).toEqual(['Marcus Obi'])
  expect(named('+44 7700 900 123')).toEqual(['Marcus Obi'])
  expect(named('07700 900124')).toEqual([])
  expect(named('123')).toEqual(['Marcus Obi'])
  expect(named('231')).toEqual(['Dan Marsh'])
})

test('a card finds whose it is and nobody else', () => {
  expect(named('QX-4411')).toEqual(['Marcus Obi'])
  expect(named('QX-4412')).toEqual([])
})

test('whoever comes most is shown first, also before anything is typed', () => {
  expect(named('')[0]).toBe('Márta Lindqvist')
  expect(named('mar')).toEqual(['Márta Lindqvist', 'Marcus Obi', 'Dan Marsh'])
})

test('one wrong letter still finds somebody, and short words are taken at their word', () => {
  expect(named('lindkvist')).toEqual(['Márta Lindqvist'])
  expect(named('marucs')).toEqual(['Marcus Obi'])
  expect(named('obx')).toEqual([])
})

test('a part that changed takes the place of the one that was there, and whoever is not in it is gone', () => {
  const known = withParts(new Map(), [
    { part: 1, regulars: [marcus, dan] },
    { part: 2, regulars: [marta] },
  ])
  const now = withParts(known, [{ part: 1, regulars: [dan] }])
  expect([...now.values()].flat()).toEqual([dan, marta])
})

test('who used to come daily and is away for long is told apart from who was here', () => {
  const today = day('2026-11-20')
  expect(seenBy(marta, today)).toEqual({ kind: 'visits', count: 2 })
  const away = aRegular('A', { lastOn: day('2026-11-01'), usualGapDays: 1 })
  expect(seenBy(away, today)).toEqual({ kind: 'away', days: 19, usualGapDays: 1 })
  expect(seenBy({ ...away, usualGapDays: 10 }, today)).toEqual({ kind: 'last', days: 19 })
  expect(seenBy(aRegular('New'), today)).toEqual({ kind: 'new' })
})
