import { speak } from '../../../design/words.ts'

/** What a profile says about where its facts came from. */
export const originWords = {
  'origin.title': 'Where this came from',
  'origin.show': 'Show where this came from',
  'origin.hide': 'Hide where this came from',
  'origin.typed': 'typed, {day}',
  'origin.typedBy': 'typed by {who}, {day}',
  'origin.file': 'from {file}, {day}',
  'origin.fileBy': 'from {file}, brought in by {who}, {day}',
  'origin.changed': 'changed, {day}',
  'origin.changedBy': 'changed by {who}, {day}',
  'origin.aFile': 'a file',
  'origin.sample': 'the sample business',
  'origin.line': '{fields}: {origin}',
} as const

export const say = speak(originWords)
