import { speak } from '../../../design/words.ts'

/** What Settings says about taking everything along. */
export const words = {
  'exports.title': 'Everything of the firm',
  'exports.why':
    'One ZIP with every table as CSV for a spreadsheet and as JSON, and the files. An empty firm can bring it in again, on this server or another. Passwords and keys are not in it.',
  'exports.take': 'Download everything',
} as const

export const say = speak(words)
