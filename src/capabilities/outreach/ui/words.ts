import { speak } from '../../../design/words.ts'

/** Why somebody is on today's list, what to ask, and what to have in mind. */
export const words = {
  'why.callBack': 'The day set for the next talk has come.',
  'why.promiseToday': 'A promise is due today.',
  'why.promiseSoon': 'A promise is due on {day}.',
  'why.promiseLate': 'A promise was due on {day}.',
  'why.chance': '{chance}.',
  'why.noTalk': 'No talk is on record yet.',
  'why.talkedToday': 'You talked today.',
  'why.lastTalk': '{days, plural, one {The last talk was yesterday.} other {The last talk was # days ago.}}',

  'ask.label': 'Ask:',
  'ask.line': 'Ask: {what}',
  'ask.lineNever': 'Ask: {what} We have never asked.',
  'ask.never': 'We have never asked.',
  'ask.why-us':
    '{who, select, she {why she buys from us and not from someone else.} he {why he buys from us and not from someone else.} other {why they buy from us and not from someone else.}}',
  'ask.expectation-met':
    '{who, select, she {whether we met what she expected.} he {whether we met what he expected.} other {whether we met what they expected.}}',
  'ask.biggest-problem':
    '{who, select, she {what her biggest problem is now.} he {what his biggest problem is now.} other {what their biggest problem is now.}}',
  'ask.what-else':
    '{who, select, she {what else she might need from us.} he {what else he might need from us.} other {what else they might need from us.}}',
  'ask.others-better': 'what others do better than we do.',
  'ask.what-changed':
    '{who, select, she {what has changed for her.} he {what has changed for him.} other {what has changed for them.}}',
  'ask.how-was-it': 'how it was, the first time with us.',
  'ask.what-next':
    '{who, select, she {what she may need next.} he {what he may need next.} other {what they may need next.}}',

  'remember.last-talk': 'Last talk {day}: {text}',
  'remember.said': 'Said on {day}: “{text}”',
  'remember.family': 'Family: {text}',
  'remember.life': 'In life: {text}',
  'remember.interest': 'Likes: {text}',
  'remember.other': 'Noted: {text}',
  'remember.usual': 'The usual: {text}',
  'remember.hours': 'Best time: {text}',
} as const

export const say = speak(words)
