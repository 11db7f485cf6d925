import type { TypedOccasion, TypedParty, TypedPrice } from './typed-party.ts'
import { tagsOf } from './typed-party.ts'

/** What is wrong with a field: `name`, or `emails.1.address` in a list. */
export type Gap =
  | 'name'
  | 'email'
  | 'emailTwice'
  | 'phone'
  | 'roleTwice'
  | 'until'
  | 'price'
  | 'day'
  | 'year'
  | 'tag'

export type Gaps = Readonly<Record<string, Gap>>

/** What has to be mended before a record can be saved, by field. */
export function gapsOf(typed: TypedParty): Gaps {
  return Object.fromEntries([
    ...(typed.displayName.trim() === '' ? [['displayName', 'name']] : []),
    ...typed.emails.flatMap(({ address }, at) => gapAt(`emails.${at}.address`, emailGap(address, typed, at))),
    ...typed.phones.flatMap(({ asGiven }, at) => gapAt(`phones.${at}.asGiven`, phoneGap(asGiven))),
    ...typed.roles.flatMap(({ role, since, until }, at) => {
      const isTwice = typed.roles.findIndex((other) => other.role === role) < at
      const endsEarly = since !== null && until !== null && until < since
      return [
        ...gapAt(`roles.${at}.role`, isTwice ? 'roleTwice' : null),
        ...gapAt(`roles.${at}.until`, endsEarly ? 'until' : null),
      ]
    }),
    ...gapAt('theUsualPrice', isPrice(typed.theUsualPrice) ? null : 'price'),
    ...typed.occasions.flatMap((occasion, at) => [
      ...gapAt(`occasions.${at}.day`, isDayOfTheYear(occasion) ? null : 'day'),
      ...gapAt(`occasions.${at}.year`, isYear(occasion.year) ? null : 'year'),
    ]),
    ...gapAt('tags', tagsOf(typed.tags).some((tag) => tag.length > 60) ? 'tag' : null),
  ] as [string, Gap][])
}

function gapAt(field: string, gap: Gap | null): [string, Gap][] {
  return gap === null ? [] : [[field, gap]]
}

function emailGap(address: string, { emails }: TypedParty, at: number): Gap | null {
  const text = address.trim().toLowerCase()
  if (text === '') return null
  if (!/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text)) return 'email'
  return emails.findIndex((other) => other.address.trim().toLowerCase() === text) < at ? 'emailTwice' : null
}

function phoneGap(asGiven: string): Gap | null {
  const length = asGiven.trim().length
  return length > 0 && length < 3 ? 'phone' : null
}

// Somebody may be born on 29 February; without a year any year may be a leap year.
function isDayOfTheYear({ day, month, year }: TypedOccasion): boolean {
  if (day === '' && month === '') return true
  const [wantedDay, wantedMonth] = [Number(day), Number(month)]
  const inYear = isYear(year) && year.trim() !== '' ? Number(year) : 2000
  const lastDay = [31, isLeap(inYear) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][wantedMonth - 1]
  return Number.isInteger(wantedDay) && wantedDay >= 1 && lastDay !== undefined && wantedDay <= lastDay
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function isPrice({ amountMinor, isUnreadable }: TypedPrice): boolean {
  return !isUnreadable && (amountMinor ?? 0) >= 0
}

function isYear(text: string): boolean {
  if (text.trim() === '') return true
  const year = Number(text)
  return Number.isInteger(year) && year >= 1800 && year <= 2200
}
