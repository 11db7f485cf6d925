import { speak } from '../../../design/words.ts'

/** What the stream of all that happened says. */
export const timelineWords = {
  'timeline.title': 'Together',
  'timeline.all': 'All',
  'timeline.talks': 'Talks',
  'timeline.trade': 'Trade',
  'timeline.promises': 'Promises',
  'timeline.changes': 'Changes',
  'timeline.empty': 'Nothing on record yet. The first talk will stand here.',
  'timeline.emptyKind': 'Nothing of this kind yet.',
  'timeline.more': 'Show more',
  'timeline.changed': '{before} became {after}',
  'timeline.became': 'Became {after}',
  'timeline.takeBack': 'Take back',
  'timeline.asked': 'Asked {what}.',
  'timeline.next': 'To be in touch again on {day}.',
} as const

export const say = speak(timelineWords)
