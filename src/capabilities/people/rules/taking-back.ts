// What an import gave to somebody already on record is taken back where it still stands as it came. Whatever was
// changed since is somebody's later word, and stays.
import type { PartyId } from '../../../kernel/id.ts'
import type { PartyInput } from '../model.ts'
import type { Gain } from './enrichment.ts'

export type PartyGain = { partyId: PartyId; gain: Gain }

type TakenBack<P> = {
  party: P
  /** Texts of notes that came with it. */
  notes: string[]
  /** Fields where something was changed since. */
  kept: string[]
}

/** The party as it would be without what it gained. */
export function withoutGain<P extends PartyInput>(party: P, gain: Gain): TakenBack<P> {
  const kept: string[] = []
  const emptied: Partial<PartyInput> = {}
  for (const [field, value] of Object.entries(gain.filled) as [keyof PartyInput, unknown][]) {
    if (isSameValue(party[field], value)) Object.assign(emptied, { [field]: null })
    else if (party[field] !== null) kept.push(field)
  }
  const without = <Item extends object>(
    name: string,
    items: readonly Item[],
    gained: readonly Item[],
    isMeant: (one: Item, other: Item) => boolean,
  ): Item[] => {
    const stays = items.filter((item) => !gained.some((other) => isSame(item, other)))
    if (stays.some((item) => gained.some((other) => isMeant(item, other)))) kept.push(name)
    return stays
  }
  return {
    party: {
      ...party,
      ...emptied,
      tags: party.tags.filter((tag) => !gain.tags.includes(tag)),
      emails: without('emails', party.emails, gain.emails, (one, other) => one.address === other.address),
      phones: without('phones', party.phones, gain.phones, (one, other) => one.asGiven === other.asGiven),
      addresses: without('addresses', party.addresses, gain.addresses, () => true),
      roles: without('roles', party.roles, gain.roles, (one, other) => one.role === other.role),
      occasions: without(
        'occasions',
        party.occasions,
        gain.occasions,
        (one, other) => one.kind === other.kind,
      ),
    },
    notes: gain.notes.map(({ text }) => text),
    kept,
  }
}

function isSameValue(one: unknown, other: unknown): boolean {
  const areObjects = typeof one === 'object' && typeof other === 'object' && one !== null && other !== null
  return areObjects ? isSame(one, other) : one === other
}

/** Whether two say the same, whatever the order of their keys. */
function isSame(one: object, other: object): boolean {
  const [mine, theirs] = [new Map(Object.entries(one)), new Map(Object.entries(other))]
  return [...new Set([...mine.keys(), ...theirs.keys()])].every(
    (key) => (mine.get(key) ?? null) === (theirs.get(key) ?? null),
  )
}
