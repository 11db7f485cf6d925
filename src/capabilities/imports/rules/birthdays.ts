// Birthdays and anniversaries as address books write them: with a year, without (--05-20), and as nothing at all (0/0/00).
import type { PartyDraft } from '../../people/model.ts'
import { dayFrom } from '../../../kernel/day.ts'
import type { DateOrder } from '../model.ts'
import { readDate } from './dates.ts'

type OnDay = Pick<PartyDraft['occasions'][number], 'month' | 'day' | 'year'>
export type Birthday =
  | Readonly<{ kind: 'day'; on: OnDay }>
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'no-day' }>

const empty = /^(0{1,4}[-/.]0{1,2}[-/.]0{1,4}|-+)$/
const yearless = /^--(\d{2})-?(\d{2})$/

/** Reads a day of every year; one on 29 February needs no leap year. */
export function occasionOf(text: string, order: DateOrder): Birthday {
  if (empty.test(text)) return { kind: 'none' }
  const short = yearless.exec(text)
  if (short) {
    const [month, day] = [Number(short[1]), Number(short[2])]
    return dayFrom(2000, month, day) ? dayIn(month, day, null) : { kind: 'no-day' }
  }
  const day = readDate(text, order)?.day
  if (!day) return { kind: 'no-day' }
  const [year, month, date] = day.split('-').map(Number)
  // Phones write 1604 where no year was given.
  return dayIn(month, date, year >= 1800 && year <= 2200 ? year : null)
}

function dayIn(month: number, day: number, year: number | null): Birthday {
  return { kind: 'day', on: { month, day, year } }
}
