import type { SampleParty } from '../../src/capabilities/imports/actions/sample.ts'
import type { PartyRole } from '../../src/capabilities/people/model.ts'
import type { Day } from '../../src/kernel/day.ts'
import { addDays } from '../../src/kernel/day.ts'
import { dice, seedOf } from '../dice.ts'
import type { Regular } from './cast.ts'
import type { Supplier } from './houses.ts'
import { houses, suppliers } from './houses.ts'
import { neighbours } from './neighbours.ts'
import { regulars } from './regulars.ts'

type Telling = { today: Day; seed: number }
type Birthday = { month: number; day: number; year?: number | null }

/** Everyone who drinks coffee there, and everyone who stands behind a supplier. */
export function people({ today, seed }: Telling): SampleParty[] {
  const guests = [...regulars, ...neighbours].map((regular, place) =>
    asGuest(regular, { today, seed, place }),
  )
  const contacts = suppliers.flatMap((supplier, place) => asContact(supplier, { today, place }))
  return [...guests, ...contacts]
}

/** The organisations that order from the café, and those that it buys from. */
export function housesAndSuppliers({ today }: Telling): SampleParty[] {
  const customers = houses.map(({ key, name, usual }, place) => ({
    ...organisation(key, name),
    theUsual: usual,
    roles: [roleSince('customer', addDays(today, -720))],
    emails: [{ address: `office@${key}.example`, label: 'work' }],
    phones: [phone(300 + place)],
  }))
  const supply = suppliers.map(({ key, name, roles, sinceYear }, place) => ({
    ...organisation(key, name),
    roles: roles.map((role) => roleSince(role, `${sinceYear}-03-01` as Day)),
    emails: [{ address: `orders@${key}.example`, label: 'orders' }],
    phones: [phone(200 + place)],
  }))
  return [...customers, ...supply]
}

function asGuest(regular: Regular, { today, seed, place }: Telling & { place: number }): SampleParty {
  const { key, given, family, kin, life, interest } = regular
  const name = regular.displayName ?? `${given} ${family}`
  const birthday = regular.birthday ?? (place % 3 === 0 ? someBirthday(seedOf(seed, key)) : null)
  // Omar prints what the café reads to its guests.
  const roles: PartyRole[] = key === 'omar-khalil' ? ['customer', 'supplier'] : ['customer']
  const since = addDays(today, regular.rhythm.kind === 'new' ? -regular.rhythm.since : -720 - place * 17)
  return {
    key,
    kind: 'person',
    displayName: name,
    givenName: given,
    familyName: family,
    goesBy: regular.goesBy ?? null,
    sayIt: regular.sayIt ?? null,
    pronoun: regular.pronoun,
    organisationName: regular.organisation ?? null,
    preferredHours: regular.hours ?? null,
    theUsual: regular.usual,
    tags: [...(regular.tags ?? [])],
    lookedAfter: place % 2 === 0,
    roles: roles.map((role) => roleSince(role, since)),
    emails: place % 4 === 3 ? [] : [{ address: `${key}@mail.example`, label: null }],
    phones: [phone(place)],
    occasions: birthday ? [asOccasion(birthday)] : [],
    notes: [
      ...(kin ? [{ kind: 'family' as const, text: kin }] : []),
      ...(life ? [{ kind: 'life' as const, text: life }] : []),
      ...(interest ? [{ kind: 'interest' as const, text: interest }] : []),
    ],
  }
}

function asContact(
  { name, roles, sinceYear, contact }: Supplier,
  { today, place }: { today: Day; place: number },
) {
  if (!contact) return []
  const { key, given, family, pronoun } = contact
  const party: SampleParty = {
    key,
    kind: 'person',
    displayName: `${given} ${family}`,
    givenName: given,
    familyName: family,
    pronoun,
    organisationName: name,
    lookedAfter: true,
    roles: roles.map((role) => roleSince(role, `${sinceYear}-03-01` as Day)),
    emails: [{ address: `${key}@mail.example`, label: null }],
    phones: [phone(100 + place)],
    occasions: key === 'tomas-vega' ? [asOccasion(turningFifty(addDays(today, 3)))] : [],
    notes: key === 'tomas-vega' ? [{ kind: 'family', text: 'His son Mateo learns to cup.' }] : [],
  }
  return [party]
}

function organisation(key: string, name: string) {
  return { key, kind: 'organisation' as const, displayName: name, notes: [], lookedAfter: true }
}

function roleSince(role: PartyRole, since: Day) {
  return { role, since, until: null, stewardId: null }
}

// Numbers that Ofcom keeps for stories: they ring nowhere.
function phone(number: number) {
  return { asGiven: `+44 7700 900${String(number).padStart(3, '0')}`, e164: null, label: null }
}

function turningFifty(on: Day): Birthday {
  const [year, month, day] = on.split('-').map(Number)
  return { year: year - 50, month, day }
}

function someBirthday(seed: number): Birthday {
  const chance = dice(seed)
  return { month: chance.between(1, 12), day: chance.between(1, 28) }
}

function asOccasion({ month, day, year }: Birthday) {
  return { kind: 'birthday' as const, label: null, month, day, year: year ?? null }
}
