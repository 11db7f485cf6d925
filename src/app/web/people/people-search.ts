import { defaultStringifySearch } from '@tanstack/react-router'
import type { RelationshipSort, State } from '../../../capabilities/vitality/model.ts'
import type { PartyRole } from '../../../capabilities/people/model.ts'
import { minorDigits } from '../../../kernel/currency.ts'
import type { Capability } from '../../../kernel/actor.ts'
import { paths } from '../paths.ts'

/** What of the list is in the address. */
export type PeopleSearch = {
  readonly q?: string | undefined
  readonly view?: string | undefined
  readonly role?: string | undefined
  readonly state?: string | undefined
  readonly steward?: string | undefined
  readonly worth?: string | undefined
  readonly sort?: string | undefined
  readonly order?: string | undefined
}

/** What the server is asked for, beside the place in the list. */
export type PeopleQuestion = {
  readonly q?: string
  readonly role?: PartyRole
  readonly side?: 'customers' | 'supply'
  readonly state?: State
  readonly stewardId?: string
  readonly silentTalkDays?: number
  readonly worthOverMinor?: number
  readonly archived?: 'true'
  readonly sort: RelationshipSort
  readonly order: 'up' | 'down'
}

export const views = ['everyone', 'customers', 'supply', 'quiet', 'worth', 'archived'] as const
export type View = (typeof views)[number]

export const filterRoles = [
  'customer',
  'supplier',
  'producer',
  'partner',
  'prospect',
] as const satisfies PartyRole[]
export const filterStates = [
  'new',
  'growing',
  'steady',
  'fading',
  'dying',
  'dormant',
  'too-early',
  'too-little-history',
] as const satisfies State[]
export const sorts = [
  'name',
  'worth',
  'chance',
  'last-talk',
  'state',
  'added',
] as const satisfies RelationshipSort[]

const needsOfSort: Partial<Record<RelationshipSort, Capability>> = {
  worth: 'books:read',
  chance: 'vitality:read',
  state: 'vitality:read',
  'last-talk': 'talks:read',
}
const needsOfView: Partial<Record<View, Capability>> = { worth: 'books:read', quiet: 'talks:read' }

type Mine = readonly Capability[]
const isFor = (mine: Mine, needs: Capability | undefined) => needs === undefined || mine.includes(needs)

/** The orders that one may ask for: a hidden column is not to be sorted by. */
export function sortsFor(mine: Mine): RelationshipSort[] {
  return sorts.filter((sort) => isFor(mine, needsOfSort[sort]))
}

/** The views that one may ask for. */
export function viewsFor(mine: Mine): View[] {
  return views.filter((view) => isFor(mine, needsOfView[view]))
}

/** What of an address one may ask for: a colleague's link may say more than one's role allows. */
export function searchFor(
  mine: Mine,
  { sort, order, view, worth, state, ...rest }: PeopleSearch,
): PeopleSearch {
  const isSorted = sortsFor(mine).some((one) => one === sort)
  return {
    ...rest,
    ...(isSorted || sort === undefined ? { sort, order } : {}),
    ...(viewsFor(mine).some((one) => one === view) ? { view } : {}),
    ...(mine.includes('books:read') ? { worth } : {}),
    ...(mine.includes('vitality:read') ? { state } : {}),
  }
}

/** The view that an address asks for. */
export function viewOf({ view }: PeopleSearch): View {
  return oneOf(views, view) ?? 'everyone'
}

/** The order that an address asks for. */
export function sortOf({ sort, order }: PeopleSearch): Pick<PeopleQuestion, 'sort' | 'order'> {
  return { sort: oneOf(sorts, sort) ?? 'name', order: order === 'down' ? 'down' : 'up' }
}

/** What to ask the server for an address. */
export function questionOf(search: PeopleSearch, currency: string): PeopleQuestion {
  const view = viewOf(search)
  const [role, state] = [oneOf(filterRoles, search.role), oneOf(filterStates, search.state)]
  const worthOver = worthOf(search, currency)
  return {
    ...(search.q?.trim() ? { q: search.q.trim() } : {}),
    ...(view === 'customers' || view === 'supply' ? { side: view } : {}),
    ...(view === 'quiet' ? { silentTalkDays: 60 } : {}),
    ...(view === 'archived' ? { archived: 'true' as const } : {}),
    ...(worthOver === null ? {} : { worthOverMinor: worthOver }),
    ...(role ? { role } : {}),
    ...(state ? { state } : {}),
    ...(search.steward ? { stewardId: search.steward } : {}),
    ...sortOf(search),
  }
}

/** Whether anything but the view narrows the list. */
export function isFiltered({ q, role, state, steward, worth }: PeopleSearch): boolean {
  return [q, role, state, steward, worth].some((part) => part !== undefined && part !== '')
}

/** The address of the list with this much of it asked for. */
export function peopleHref(search: PeopleSearch): string {
  return `${paths.people}${defaultStringifySearch(search)}`
}

/** Sums worth telling apart in a currency, least first, in minor units: 500, 5,000 and 50,000 dollars. */
export function worthSteps(currency: string): readonly [number, number, number] {
  const step = 5000 * (sizes[currency] ?? 1) * 10 ** minorDigits(currency)
  return [step / 10, step, step * 10]
}

/** The sum that "Worth over …" means. */
export function worthOfView(currency: string): number {
  return worthSteps(currency)[1]
}

// How many units of a currency one spends where others spend one dollar, as a round number.
const sizes: Readonly<Record<string, number>> = {
  JPY: 100,
  INR: 100,
  HUF: 200,
  KRW: 1000,
  CLP: 1000,
  COP: 4000,
  IDR: 10_000,
  VND: 20_000,
  CZK: 20,
  PHP: 50,
  THB: 40,
  TWD: 40,
  TRY: 40,
  EGP: 50,
  ZAR: 20,
  MXN: 20,
  SEK: 10,
  NOK: 10,
  HKD: 10,
  KWD: 0.4,
  BHD: 0.4,
  OMR: 0.4,
  JOD: 1,
}

function worthOf(search: PeopleSearch, currency: string): number | null {
  const asked = Number(search.worth)
  const filter = search.worth !== undefined && Number.isSafeInteger(asked) ? asked : null
  if (viewOf(search) !== 'worth') return filter
  return Math.max(worthOfView(currency), filter ?? 0)
}

function oneOf<One extends string>(all: readonly One[], text: string | undefined): One | undefined {
  return all.find((one) => one === text)
}

/** The same without what was cleared, so that the address says only what narrows the list. */
export function withoutBlanks(search: PeopleSearch): PeopleSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''))
}
