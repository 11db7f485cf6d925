import { speak } from './words.ts'

/** What the components themselves say. */
export const texts = {
  'design.close': 'Close',
  'design.undo': 'Undo',
  'design.dismiss': 'Dismiss',
  'design.retry': 'Try again',
  'design.loading': 'Loading',
  'design.noMatch': 'Nobody and nothing by that name.',
  'design.searching': 'Looking …',
  'design.sortBy': 'Sort by {column}',
  'design.resize': 'Width of {column}',
  'design.keyDown': 'move down',
  'design.keyUp': 'move up',
  'design.keySelect': 'select',
  'design.notices': 'Notices',
  'design.optional': 'optional',
  'design.more': 'More',
  'design.inHundred': '{count} in 100',
  'design.underOne': 'under 1 in 100',
  'design.overNinetyNine': 'over 99 in 100',
  'design.ofParts': '{done} of {total}',
  'design.talks': '{day}: {done} of {goal}',
  'design.notYet': '{day}: not yet',
  'design.when': 'When',
  'state.new': 'New',
  'state.growing': 'Growing',
  'state.steady': 'Steady',
  'state.fading': 'Fading',
  'state.dying': 'Dying',
  'state.dormant': 'Dormant',
  'state.early': 'Too early to tell',
} as const

export const say = speak(texts)
