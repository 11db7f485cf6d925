import { speak } from '../../../design/words.ts'

/** The facts that make an acquaintance, as one would name what is missing. */
export const acquaintanceWords = {
  'fact.name': 'a name',
  'fact.reach': 'a way to reach them',
  'fact.role': 'what they are to us',
  'fact.since': 'since when',
  'fact.trade': 'what they buy or sell',
  'fact.steward': 'who looks after them',
  'fact.goes-by': 'what they go by',
  'fact.photo': 'a photo',
  'fact.usual': 'their usual',
  'fact.occasion': 'a birthday or another occasion',
  'fact.note': 'a word about family or life',
  'fact.why': 'why they deal with us',
  'fact.wants': 'what they want',
  'fact.expectations': 'what they expect',
  'fact.next': 'what they may need next',
  'fact.feedback': 'anything they said in the last year',
} as const

export const say = speak(acquaintanceWords)
