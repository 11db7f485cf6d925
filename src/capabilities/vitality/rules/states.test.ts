import { expect, test } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { settle, type Signs, stateSeen } from './states.ts'

const told: Signs = {
  ageDays: 400,
  silentDays: 10,
  verdict: 'told',
  chanceStillHere: 0.95,
  change: { faster: 0.1, slower: 0.1 },
  spread: 0.4,
  perYearBefore: 12,
  perYearNow: 12,
}
const seen = (signs: Partial<Signs>) => stateSeen({ ...told, ...signs })

test('the first sixty days are new, whatever else is known', () => {
  expect(seen({ ageDays: 59, chanceStillHere: 0.01 })).toBe('new')
  expect(seen({ ageDays: 59, verdict: 'few-repeat-buyers', chanceStillHere: null })).toBe('new')
  expect(seen({ ageDays: 60 })).toBe('steady')
})

test('a state is named from 60 in 100 on', () => {
  expect(seen({ chanceStillHere: 0.4 })).toBe('dying')
  expect(seen({ chanceStillHere: 0.41 })).toBe('too-early')
  expect(seen({ chanceStillHere: 0.76, change: { faster: 0.1, slower: 0.1 } })).toBe('steady')
  expect(seen({ chanceStillHere: 0.74, change: { faster: 0.1, slower: 0.1 } })).toBe('too-early')
})

test('growing and fading need chance and counts that agree', () => {
  const faster = { change: { faster: 0.8, slower: 0.01 }, perYearNow: 20 }
  const slower = { change: { faster: 0.01, slower: 0.8 }, perYearNow: 6 }
  expect(seen(faster)).toBe('growing')
  expect(seen(slower)).toBe('fading')
  // The firm's season is set aside by the model, but a reader counts: no growth is claimed from 12 to 11.
  expect(seen({ ...faster, perYearNow: 11 })).not.toBe('growing')
  expect(seen({ ...slower, perYearNow: 13 })).not.toBe('fading')
})

test('where paces hardly differ, growing and fading are within chance', () => {
  const faster = { change: { faster: 0.8, slower: 0.01 }, perYearNow: 20 }
  expect(seen({ ...faster, spread: 0.15 })).toBe('growing')
  expect(seen({ ...faster, spread: 0.149 })).toBe('steady')
})

test('without a pace on both sides nobody is called steady', () => {
  expect(seen({ change: null })).toBe('too-early')
  expect(seen({ change: null, chanceStillHere: 0.1 })).toBe('dying')
})

test('dying and silent for three of the longest horizons is dormant', () => {
  expect(seen({ chanceStillHere: 0.1, silentDays: 539 })).toBe('dying')
  expect(seen({ chanceStillHere: 0.1, silentDays: 540 })).toBe('dormant')
  // One who orders every three years is silent, not dormant.
  expect(seen({ chanceStillHere: 0.9, silentDays: 540 })).toBe('steady')
})

test('a history that can’t tell who left names nobody dying', () => {
  expect(seen({ verdict: 'nobody-leaves', chanceStillHere: null })).toBe('too-little-history')
})

const [first, second, third] = [day('2026-11-18'), day('2026-11-19'), day('2026-11-20')]

test('the first run names a state at once, and may correct itself the same day', () => {
  const said = settle(null, 'steady', first)
  expect(said).toMatchObject({ state: 'steady', stateSince: first })
  expect(settle(said, 'dying', first)).toMatchObject({ state: 'dying', stateSince: first })
})

test('a state changes when two nights agree, and not before', () => {
  const steady = settle(null, 'steady', first)
  const doubt = settle(steady, 'dying', second)
  expect(doubt).toMatchObject({ state: 'steady', stateSince: first, candidate: 'dying' })
  expect(settle(doubt, 'dying', second)).toMatchObject({ state: 'steady' })
  expect(settle(doubt, 'dying', third)).toMatchObject({ state: 'dying', stateSince: third })
  expect(settle(doubt, 'fading', third)).toMatchObject({ state: 'steady', candidate: 'fading' })
  expect(settle(doubt, 'steady', third)).toMatchObject({ state: 'steady', stateSince: first })
})

test('a run on the day of a change does not undo it alone', () => {
  const changed = settle(settle(settle(null, 'steady', first), 'dying', second), 'dying', third)
  expect(settle(settle(changed, 'dying', third), 'steady', third).state).toBe('dying')
})

test('a run long ago, or of a later day, is no witness', () => {
  const said = settle(null, 'steady', first)
  expect(settle(said, 'dying', day('2026-12-19')).state).toBe('steady')
  expect(settle(said, 'dying', day('2026-12-20')).state).toBe('dying')
  expect(settle(said, 'dying', day('2011-12-09'))).toMatchObject({ state: 'dying', stateSince: '2011-12-09' })
})

test('too little history begins and ends at once: it is about our records', () => {
  const said = settle(null, 'steady', first)
  const unknown = settle(said, 'too-little-history', second)
  expect(unknown.state).toBe('too-little-history')
  expect(settle(unknown, 'dying', third).state).toBe('dying')
})
