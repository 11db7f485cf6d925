// Which cells make up one address: a new one begins where a part comes that the last one has already.
import type { PartyDraft } from '../../people/model.ts'
import type { Field } from '../model.ts'
import { countryOf } from './countries.ts'

type Address = PartyDraft['addresses'][number]

const parts = {
  street: 'lines',
  town: 'town',
  region: 'region',
  postcode: 'postcode',
  country: 'country',
} as const
type Part = keyof typeof parts

/** The addresses in a row; empty ones are left out. */
export function addressesOf(fields: readonly (Field | null)[], texts: readonly string[]): Address[] {
  const groups: Map<Part, string[]>[] = []
  let before: Field | null = null
  for (const [at, field] of fields.entries()) {
    if (!isPart(field)) continue
    const last = groups.at(-1)
    // Street, Street 2 and Street 3 stand beside each other and are one street.
    const goesOn = last !== undefined && (!last.has(field) || (field === 'street' && before === 'street'))
    const group = goesOn ? last : new Map<Part, string[]>()
    if (!goesOn) groups.push(group)
    group.set(field, [...(group.get(field) ?? []), texts[at]].filter(Boolean))
    before = field
  }
  return groups
    .map(addressOf)
    .filter((address) => Object.values(address).some((part) => part !== null))
    .slice(0, 20)
}

function isPart(field: Field | null): field is Part {
  return field !== null && Object.hasOwn(parts, field)
}

function addressOf(group: ReadonlyMap<Part, string[]>): Address {
  const part = (name: Part) => group.get(name)?.join(', ').slice(0, 300) || null
  const named = part('country')
  const country = named && countryOf(named)
  return {
    lines: part('street'),
    town: part('town'),
    // A country without a code, such as the Channel Islands, is still where they are.
    region: part('region') ?? (country ? null : unspecified(named)),
    postcode: part('postcode'),
    country,
    label: null,
  }
}

function unspecified(named: string | null): string | null {
  return named && /^(unspecified|unknown|n\/?a|-+)$/i.test(named) ? null : named
}

/** The address of somebody of whom only the country is known. */
export function addressInCountry(named: string | null): Address[] {
  return named ? addressesOf(['country'], [named]) : []
}
