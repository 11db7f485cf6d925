// How well one knows somebody: three short lists of facts, and the one question that would help most
// (domain page, Acquaintance).
import { type Day, daysBetween } from '../../../kernel/day.ts'
import type { Party } from '../model.ts'
import type { InsightKind } from '../model/insight.ts'

export const knowing = ['name', 'reach', 'role', 'since', 'trade', 'steward'] as const
export const recognising = ['goes-by', 'photo', 'usual', 'occasion', 'note'] as const
export const understanding = ['why', 'wants', 'expectations', 'next', 'feedback'] as const
export type AcquaintanceFact =
  | (typeof knowing)[number]
  | (typeof recognising)[number]
  | (typeof understanding)[number]

/** What the record of talks and trade adds to the party's own record. */
export type Heard = {
  /** Whether something was sold to them or bought from them. */
  readonly hasTraded: boolean
  /** Questions that they answered, by code. */
  readonly answered: readonly string[]
  readonly lastSaidOn: Day | null
}

export type Acquaintance = {
  readonly know: Gauge
  readonly recognise: Gauge
  readonly understand: Gauge
}
/** How many facts of a list are there, and the first that is missing. */
export type Gauge = {
  readonly done: number
  readonly total: number
  readonly missing: AcquaintanceFact | null
}

type Known = Pick<
  Party,
  | 'displayName'
  | 'emails'
  | 'phones'
  | 'addresses'
  | 'roles'
  | 'goesBy'
  | 'theUsual'
  | 'occasions'
  | 'notes'
  | 'insights'
  | 'photo'
>

const yearDays = 365

/** The three meters of a party. */
export function acquaintanceOf(party: Known, heard: Heard, today: Day): Acquaintance {
  const facts = factsOf(party, heard, today)
  const gauge = (list: readonly AcquaintanceFact[]): Gauge => ({
    done: list.filter((fact) => facts[fact]).length,
    total: list.length,
    missing: list.find((fact) => !facts[fact]) ?? null,
  })
  return { know: gauge(knowing), recognise: gauge(recognising), understand: gauge(understanding) }
}

function factsOf(
  party: Known,
  { hasTraded, answered, lastSaidOn }: Heard,
  today: Day,
): Record<AcquaintanceFact, boolean> {
  const { emails, phones, addresses, roles, goesBy, theUsual, occasions, notes, insights } = party
  const isUnderstood = (kind: InsightKind) => insights.some((one) => one.kind === kind)
  return {
    name: hasRealName(party),
    reach: emails.length + phones.length > 0 || addresses.some(({ lines, town }) => Boolean(lines ?? town)),
    role: roles.length > 0,
    since: roles.some(({ since }) => since !== null),
    trade: hasTraded || Boolean(theUsual),
    steward: roles.some(({ stewardId }) => stewardId !== null),
    'goes-by': Boolean(goesBy),
    photo: party.photo !== null,
    usual: Boolean(theUsual),
    occasion: occasions.length > 0,
    note: notes.some(({ kind }) => kind === 'family' || kind === 'life'),
    why: answered.includes('why-us') || isUnderstood('why'),
    wants: answered.includes('what-else') || isUnderstood('want'),
    // An expectation is understood once we know whether we meet it.
    expectations:
      answered.includes('expectation-met') ||
      insights.some(({ kind, state }) => kind === 'expectation' && state !== 'not-known'),
    next: answered.includes('what-next') || isUnderstood('need'),
    feedback: lastSaidOn !== null && daysBetween(lastSaidOn, today) <= yearDays,
  }
}

/** "Customer 17850" is a number, not a name. */
function hasRealName({ displayName }: Pick<Party, 'displayName'>): boolean {
  return !/^\p{L}+ \d+$/u.test(displayName)
}
