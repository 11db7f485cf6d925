// Which party on record a row of a file means: its own number in that source first, then an e-mail, then a
// phone; a row with none of these is known by its name and firm within the same source.
import type { PartyDraft } from '../model.ts'
import { folded } from './search.ts'

export type Recognisable = {
  displayName: string
  organisationName: string | null
  source: string
  externalId: string | null
  emails: readonly { address: string }[]
  phones: readonly { e164: string | null }[]
  otherNumbers?: readonly { source: string; externalId: string }[]
}

/** Everybody who could be meant, to be asked one draft after the other. */
export class Register<P extends Recognisable> {
  readonly #byNumber = new Map<string, P>()
  readonly #byEmail = new Map<string, Set<P>>()
  readonly #byPhone = new Map<string, Set<P>>()
  readonly #byName = new Map<string, P>()

  /** Writes somebody in, or in again after an e-mail or a phone was added. */
  enter(party: P): void {
    if (party.externalId !== null) this.#byNumber.set(numberKey(party.source, party.externalId), party)
    else if (!this.#byName.has(nameKey(party))) this.#byName.set(nameKey(party), party)
    for (const { source, externalId } of party.otherNumbers ?? [])
      this.#byNumber.set(numberKey(source, externalId), party)
    for (const { address } of party.emails) enterUnder(this.#byEmail, address, party)
    for (const { e164 } of party.phones) if (e164 !== null) enterUnder(this.#byPhone, e164, party)
  }

  /** The party that a draft means; undefined when it is somebody new. */
  recognise(draft: PartyDraft): P | undefined {
    const own = draft.externalId !== null && this.#byNumber.get(numberKey(draft.source, draft.externalId))
    if (own) return own
    return this.#byAddress(draft) ?? (isKnownByNameOnly(draft) ? this.#byName.get(nameKey(draft)) : undefined)
  }

  #byAddress(draft: PartyDraft): P | undefined {
    for (const { address } of draft.emails)
      for (const party of this.#byEmail.get(address) ?? [])
        if (mayBeSame(party, draft) && sharesAWord(party, draft)) return party
    for (const { e164 } of draft.phones)
      for (const party of (e164 !== null && this.#byPhone.get(e164)) || [])
        if (mayBeSame(party, draft) && isPartOfName(party, draft)) return party
    return undefined
  }
}

function enterUnder<P>(map: Map<string, Set<P>>, key: string, party: P): void {
  const known = map.get(key)
  if (known) known.add(party)
  else map.set(key, new Set([party]))
}

const numberKey = (source: string, externalId: string) => `${source}\n${externalId}`

const nameKey = (party: Pick<Recognisable, 'source' | 'displayName' | 'organisationName'>) =>
  `${party.source}\n${party.displayName}\n${party.organisationName ?? ''}`

/** Whether a draft has no number, e-mail or phone to be recognised by. */
export function isKnownByNameOnly(draft: PartyDraft): boolean {
  return (
    draft.externalId === null && draft.emails.length === 0 && draft.phones.every(({ e164 }) => e164 === null)
  )
}

/** A source that gives two numbers means two parties, whatever they share. */
function mayBeSame(party: Recognisable, draft: PartyDraft): boolean {
  return party.source !== draft.source || party.externalId === null || draft.externalId === null
}

/** info@ of a firm is used by people with nothing in common but the firm. */
function sharesAWord(party: Recognisable, draft: PartyDraft): boolean {
  const [one, other] = [nameWords(party), nameWords(draft)]
  return one.length === 0 || other.length === 0 || one.some((word) => other.includes(word))
}

/** A switchboard or a family has one phone for many: all words of the shorter name must be in the longer. */
function isPartOfName(party: Recognisable, draft: PartyDraft): boolean {
  const [shorter, longer] = [nameWords(party), nameWords(draft)].sort((a, b) => a.length - b.length)
  return shorter.every((word) => longer.includes(word))
}

/** An e-mail address or a number in the place of a name says nothing against being the same. */
function nameWords({ displayName }: { displayName: string }): string[] {
  return displayName.includes('@') ? [] : folded(displayName).split(' ').filter(Boolean)
}
