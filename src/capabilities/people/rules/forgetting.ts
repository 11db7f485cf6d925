// Whom an import must not bring back is known by what is theirs alone: an e-mail, a phone number, the number that
// another program gave them. A name is not: another may bear it.

/** What somebody who asked to be forgotten is known again by. */
export type Known = Readonly<{
  emails: readonly Readonly<{ address: string }>[]
  phones: readonly Readonly<{ asGiven: string; e164: string | null }>[]
  source: string
  externalId: string | null
}>

/** The texts to be digested, each with what it is before it. */
export function marksOf({ emails, phones, source, externalId }: Known): string[] {
  return [
    ...emails.map(({ address }) => `e-mail ${address.toLowerCase()}`),
    ...phones.flatMap(({ e164 }) => (e164 === null ? [] : [`phone ${e164}`])),
    ...(externalId === null ? [] : [`number ${source} ${externalId}`]),
  ]
}

type Named = Known &
  Readonly<{
    displayName: string
    givenName: string | null
    familyName: string | null
    goesBy: string | null
  }>

/** Lower-case texts that name somebody wherever they stand, as in the number of a bill; too short ones say nothing. */
export function namesOf(party: Named): string[] {
  const { displayName, givenName, familyName, goesBy, externalId, emails, phones } = party
  const words = [
    displayName,
    givenName,
    familyName,
    goesBy,
    externalId,
    ...emails.map(({ address }) => address),
  ]
  const numbers = phones.flatMap(({ asGiven, e164 }) => [asGiven, digitsOf(asGiven), digitsOf(e164 ?? '')])
  const texts = [...words, ...numbers].flatMap((text) => (text ? [text.trim().toLowerCase()] : []))
  return [...new Set(texts)].filter((text) => text.length >= 4)
}

function digitsOf(text: string): string {
  const digits = text.replaceAll(/\D/g, '')
  return digits.length >= 6 ? digits : ''
}
