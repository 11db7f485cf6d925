import { speak } from '../../../design/words.ts'

/** What a profile says about what we understand of somebody. */
export const insightWords = {
  'insight.why': 'Why they deal with us',
  'insight.want': 'Wants',
  'insight.expectation': 'Expects',
  'insight.need': 'Needs',
  'insight.offering': 'Offers',
  'insight.importance': 'How much it matters',
  'insight.importance.minor': 'nice to have',
  'insight.importance.normal': 'matters',
  'insight.importance.vital': 'matters most',
  'insight.state': 'Do we meet it',
  'insight.state.met': 'met',
  'insight.state.not-met': 'not met',
  'insight.state.not-known': 'not known',
  'insight.change': 'Change: {text}',
  'insight.text': 'In their words',
  'insight.save': 'Save',
  'insight.cancel': 'Leave as it was',
  'insight.archive': 'No longer so',
  'insight.saved': 'Saved.',
  'insight.archived': 'Put away.',
} as const

export const say = speak(insightWords)
