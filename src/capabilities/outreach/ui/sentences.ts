import { formatDay, formatDayInYear } from '../../../design/format.ts'
import type { Day } from '../../../kernel/day.ts'
import { daysBetween } from '../../../kernel/day.ts'
import type { Pronoun } from '../../people/model.ts'
import { chanceSentence, reasonSentence } from '../../vitality/ui/sentences.ts'
import type { Because, TodayEntry } from '../model.ts'
import { say } from './words.ts'

type Who = { name: string; pronoun: Pronoun | null }

/** Why to talk today, in one or two sentences that are true: what is owed or how the relationship goes, in numbers. */
export function whySentence(because: Because, who: Who, today: Day): string {
  return [...owed(because, today), ...relationship(because, who), lastTalk(because)].slice(0, 2).join(' ')
}

/** What to ask, as one reads it on the list: "Ask: why she buys from us and not from someone else." */
export function askSentence(ask: TodayEntry['ask'], pronoun: Pronoun | null): string {
  const what = questionWords(ask, pronoun)
  return ask.neverAsked ? say('ask.lineNever', { what }) : say('ask.line', { what })
}

/** The question alone, without "Ask:", for where that stands in another weight. */
export function questionWords(
  { question }: Pick<TodayEntry['ask'], 'question'>,
  pronoun: Pronoun | null,
): string {
  return say(`ask.${question}`, { who: pronoun ?? 'they' })
}

/** Something to have in mind: "Last talk 3 March: …". */
export function rememberSentence({ kind, text, on }: TodayEntry['remember'][number], today: Day): string {
  return say(`remember.${kind}`, { text, day: on === null ? '' : dayWords(on, today) })
}

function owed({ codes, promiseDueOn }: Because, today: Day): string[] {
  const callBack = codes.includes('call-back') ? [say('why.callBack')] : []
  return promiseDueOn === null ? callBack : [...callBack, promiseWords(promiseDueOn, today)]
}

function promiseWords(dueOn: Day, today: Day): string {
  if (dueOn === today) return say('why.promiseToday')
  const day = dayWords(dueOn, today)
  return dueOn > today ? say('why.promiseSoon', { day }) : say('why.promiseLate', { day })
}

function relationship({ vitality }: Because, who: Who): string[] {
  if (vitality === null) return []
  const chance = chanceSentence(vitality, who)
  return [reasonSentence(vitality, who), ...(chance === null ? [] : [say('why.chance', { chance })])]
}

function lastTalk({ daysSinceTalk }: Because): string {
  if (daysSinceTalk === null) return say('why.noTalk')
  return daysSinceTalk === 0 ? say('why.talkedToday') : say('why.lastTalk', { days: daysSinceTalk })
}

function dayWords(day: Day, today: Day): string {
  return Math.abs(daysBetween(day, today)) < 300 ? formatDayInYear(day) : formatDay(day)
}
