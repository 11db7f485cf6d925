import { type Day, readDay } from '../../../kernel/day.ts'
import type { Party, PartyInput, PartyRole, Pronoun } from '../model.ts'

export type TypedRole = { role: PartyRole; since: string | null; until: string | null; stewardId: string }
export type TypedEmail = { address: string; label: string }
export type TypedPhone = { asGiven: string; label: string }
export type TypedAddress = {
  lines: string
  town: string
  region: string
  postcode: string
  country: string
  label: string
}
export type TypedOccasion = {
  kind: PartyInput['occasions'][number]['kind']
  label: string
  month: string
  day: string
  year: string
}

/** A price, its currency empty while nothing was typed; what can't be read waits in its box to be mended. */
export type TypedPrice = { amountMinor: number | null; currency: string; isUnreadable: boolean }

/** A record as it is being typed: every field is what stands in its box. */
export type TypedParty = {
  kind: PartyInput['kind']
  displayName: string
  givenName: string
  familyName: string
  goesBy: string
  sayIt: string
  pronoun: Pronoun | ''
  organisationName: string
  roles: TypedRole[]
  emails: TypedEmail[]
  phones: TypedPhone[]
  addresses: TypedAddress[]
  preferredChannel: NonNullable<PartyInput['preferredChannel']> | ''
  preferredHours: string
  language: string
  timeZone: string
  doNotContact: boolean
  theUsual: string
  theUsualPrice: TypedPrice
  occasions: TypedOccasion[]
  tags: string
}

export type PartyField = keyof TypedParty

/** A record in which nobody has typed anything; the one who types looks after it. */
export function emptyParty(stewardId: string): TypedParty {
  return {
    kind: 'person',
    displayName: '',
    givenName: '',
    familyName: '',
    goesBy: '',
    sayIt: '',
    pronoun: '',
    organisationName: '',
    roles: [{ role: 'customer', since: null, until: null, stewardId }],
    emails: [{ address: '', label: '' }],
    phones: [{ asGiven: '', label: '' }],
    addresses: [],
    preferredChannel: '',
    preferredHours: '',
    language: '',
    timeZone: '',
    doNotContact: false,
    theUsual: '',
    theUsualPrice: { amountMinor: null, currency: '', isUnreadable: false },
    occasions: [],
    tags: '',
  }
}

/** A record on file as it stands in the boxes of the form. */
export function typedOf(party: Party): TypedParty {
  return {
    kind: party.kind,
    displayName: party.displayName,
    givenName: party.givenName ?? '',
    familyName: party.familyName ?? '',
    goesBy: party.goesBy ?? '',
    sayIt: party.sayIt ?? '',
    pronoun: party.pronoun ?? '',
    organisationName: party.organisationName ?? '',
    roles: party.roles.map(({ role, since, until, stewardId }) => ({
      role,
      since,
      until,
      stewardId: stewardId ?? '',
    })),
    emails: party.emails.map(({ address, label }) => ({ address, label: label ?? '' })),
    phones: party.phones.map(({ asGiven, label }) => ({ asGiven, label: label ?? '' })),
    addresses: party.addresses.map(({ lines, town, region, postcode, country, label }) => ({
      lines: lines ?? '',
      town: town ?? '',
      region: region ?? '',
      postcode: postcode ?? '',
      country: country ?? '',
      label: label ?? '',
    })),
    preferredChannel: party.preferredChannel ?? '',
    preferredHours: party.preferredHours ?? '',
    language: party.language ?? '',
    timeZone: party.timeZone ?? '',
    doNotContact: party.doNotContact,
    theUsual: party.theUsual ?? '',
    theUsualPrice: {
      amountMinor: party.theUsualPrice?.amountMinor ?? null,
      currency: party.theUsualPrice?.currency ?? '',
      isUnreadable: false,
    },
    occasions: party.occasions.map(({ kind, label, month, day, year }) => ({
      kind,
      label: label ?? '',
      month: String(month),
      day: String(day),
      year: year === null ? '' : String(year),
    })),
    tags: party.tags.join(', '),
  }
}

/** What was typed as the API takes it; lines left empty are none. */
export function inputOf(typed: TypedParty) {
  return {
    kind: typed.kind,
    displayName: typed.displayName.trim(),
    givenName: textOrNull(typed.givenName),
    familyName: textOrNull(typed.familyName),
    goesBy: textOrNull(typed.goesBy),
    sayIt: textOrNull(typed.sayIt),
    pronoun: typed.pronoun || null,
    organisationName: textOrNull(typed.organisationName),
    roles: typed.roles.map(({ role, since, until, stewardId }) => ({
      role,
      since: dayOf(since),
      until: dayOf(until),
      stewardId: stewardId || null,
    })),
    emails: typed.emails
      .filter(({ address }) => address.trim() !== '')
      .map(({ address, label }) => ({ address: address.trim(), label: textOrNull(label) })),
    phones: typed.phones
      .filter(({ asGiven }) => asGiven.trim() !== '')
      .map(({ asGiven, label }) => ({ asGiven: asGiven.trim(), label: textOrNull(label) })),
    addresses: typed.addresses.filter(isSaid).map(({ lines, town, region, postcode, country, label }) => ({
      lines: textOrNull(lines),
      town: textOrNull(town),
      region: textOrNull(region),
      postcode: textOrNull(postcode),
      country: country || null,
      label: textOrNull(label),
    })),
    preferredChannel: typed.preferredChannel || null,
    preferredHours: textOrNull(typed.preferredHours),
    language: typed.language || null,
    timeZone: typed.timeZone || null,
    doNotContact: typed.doNotContact,
    theUsual: textOrNull(typed.theUsual),
    theUsualPrice: priceOf(typed.theUsualPrice),
    occasions: typed.occasions
      .filter(({ month, day }) => month !== '' || day !== '')
      .map(({ kind, label, month, day, year }) => ({
        kind,
        label: textOrNull(label),
        month: Number(month),
        day: Number(day),
        year: year.trim() === '' ? null : Number(year),
      })),
    tags: tagsOf(typed.tags),
  }
}
export type TypedInput = ReturnType<typeof inputOf>

/** The tags in a line of text. */
export function tagsOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[,،;]/)
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
    ),
  ]
}

/** The full name follows its parts until somebody writes it their own way. */
export function withName(typed: TypedParty, part: { givenName?: string; familyName?: string }): TypedParty {
  const follows = typed.displayName.trim() === fullNameOf(typed)
  const next = { ...typed, ...part }
  return follows ? { ...next, displayName: fullNameOf(next) } : next
}

function fullNameOf({ givenName, familyName }: TypedParty): string {
  return `${givenName.trim()} ${familyName.trim()}`.trim()
}

function isSaid({ lines, town, region, postcode }: TypedAddress): boolean {
  return [lines, town, region, postcode].some((part) => part.trim() !== '')
}

function priceOf({ amountMinor, currency }: TypedPrice): PartyInput['theUsualPrice'] {
  return amountMinor === null ? null : { amountMinor, currency }
}

function textOrNull(text: string): string | null {
  return text.trim() || null
}

function dayOf(text: string | null): Day | null {
  return text === null ? null : readDay(text)
}
