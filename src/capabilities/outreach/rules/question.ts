// One question for one talk: first why they buy from us, then what their state calls for; never the same one
// twice within a year while another is left.
import type { Day } from '../../../kernel/day.ts'
import { daysBetween } from '../../../kernel/day.ts'
import type { Question } from '../../interactions/model.ts'
import type { Candidate } from './candidate.ts'
import { isSupplySide } from './candidate.ts'

const slipping: Question[] = ['what-changed', 'expectation-met', 'others-better', 'biggest-problem']
const steady: Question[] = ['expectation-met', 'others-better', 'biggest-problem', 'what-else']
const growing: Question[] = ['what-else', 'what-next', 'expectation-met', 'others-better']
const fresh: Question[] = ['how-was-it', 'expectation-met', 'what-else', 'biggest-problem']
const supply: Question[] = ['biggest-problem', 'expectation-met', 'what-next', 'what-else']
const prospect: Question[] = ['biggest-problem', 'what-else', 'others-better', 'what-next']
const askable: Question[] = [
  'why-us',
  'expectation-met',
  'biggest-problem',
  'what-else',
  'others-better',
  'what-next',
]

/** The one question to ask somebody today. */
export function questionFor(candidate: Candidate, today: Day): Question {
  const wanted = [...fittingQuestions(candidate), ...askable]
  const rested = wanted.find((question) => !askedWithinYear(candidate, question, today))
  return rested ?? longestAgo(candidate, wanted)
}

function fittingQuestions({ roles, state }: Candidate): Question[] {
  if (isSupplySide(roles)) return supply
  if (!roles.includes('customer')) return prospect
  return ['why-us', ...byState(state)]
}

function byState(state: Candidate['state']): Question[] {
  if (state === 'dying' || state === 'fading' || state === 'dormant') return slipping
  if (state === 'growing') return growing
  return state === 'new' || state === 'too-early' ? fresh : steady
}

function askedWithinYear({ asked }: Candidate, question: Question, today: Day): boolean {
  return asked.some((one) => one.question === question && daysBetween(one.on, today) < 365)
}

function longestAgo({ asked }: Candidate, questions: Question[]): Question {
  const lastOn = (question: Question) =>
    asked
      .filter((one) => one.question === question)
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? ''
  return [...questions].sort((a, b) => lastOn(a).localeCompare(lastOn(b)))[0]
}
