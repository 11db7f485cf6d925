import { formatDay, formatMoneyExactly } from '../../../design/format.ts'
import { say } from './form-words.ts'
import type { FormChoices, FormOption } from './party-form.ts'
import type { PartyField, TypedParty } from './typed-party.ts'

/** What a field is called on screen. */
export function fieldName(field: PartyField, kind: TypedParty['kind']): string {
  const names: Record<PartyField, string> = {
    kind: say('party.kind'),
    displayName: kind === 'person' ? say('party.displayName') : say('party.organisationsName'),
    givenName: say('party.givenName'),
    familyName: say('party.familyName'),
    goesBy: say('party.goesBy'),
    sayIt: say('party.sayIt'),
    pronoun: say('party.pronoun'),
    organisationName: say('party.organisation'),
    roles: say('party.roles'),
    emails: say('party.emails'),
    phones: say('party.phones'),
    addresses: say('party.addresses'),
    preferredChannel: say('party.channel'),
    preferredHours: say('party.hours'),
    language: say('party.language'),
    timeZone: say('party.timeZone'),
    doNotContact: say('party.doNotContact'),
    theUsual: say('party.theUsual'),
    theUsualPrice: say('party.theUsualPrice'),
    occasions: say('party.occasions'),
    tags: say('party.tags'),
  }
  return names[field]
}

/** What stands in a field, line by line, for who has to choose between two. */
export function linesOf(typed: TypedParty, field: PartyField, choices: FormChoices): string[] {
  switch (field) {
    case 'kind':
      return [say(`party.kind.${typed.kind}`)]
    case 'pronoun':
      return typed.pronoun === '' ? [] : [say(`party.pronoun.${typed.pronoun}`)]
    case 'preferredChannel':
      return typed.preferredChannel === '' ? [] : [say(`party.channel.${typed.preferredChannel}`)]
    case 'language':
      return said(labelOf(choices.languages, typed.language))
    case 'doNotContact':
      return [say(typed.doNotContact ? 'meanwhile.yes' : 'meanwhile.no')]
    case 'theUsualPrice': {
      const { amountMinor, currency } = typed.theUsualPrice
      return amountMinor === null ? [] : [formatMoneyExactly({ amountMinor, currency })]
    }
    case 'roles':
      return typed.roles.map(({ role, since, until, stewardId }) =>
        joined([
          say(`party.role.${role}`),
          since && `${say('party.since')} ${formatDay(since)}`,
          until && `${say('party.until')} ${formatDay(until)}`,
          labelOf(choices.stewards, stewardId),
        ]),
      )
    case 'emails':
      return typed.emails.map(({ address, label }) => joined([address, label])).flatMap(said)
    case 'phones':
      return typed.phones.map(({ asGiven, label }) => joined([asGiven, label])).flatMap(said)
    case 'addresses':
      return typed.addresses.map(({ lines, postcode, town, region, country, label }) =>
        joined([lines, `${postcode} ${town}`.trim(), region, labelOf(choices.countries, country), label]),
      )
    case 'occasions':
      return typed.occasions.map(({ kind, label, day, month, year }) =>
        joined([
          say(`party.occasion.${kind}`),
          label,
          `${day} ${labelOf(choices.months, month)} ${year}`.trim(),
        ]),
      )
    default:
      return said(typed[field])
  }
}

function labelOf(options: readonly FormOption[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part).join(', ')
}

function said(text: string): string[] {
  return text.trim() === '' ? [] : [text.trim()]
}
