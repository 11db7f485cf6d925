// How people are put in order: by family name where it is known, firms by their name without "The".
import { folded } from './search.ts'

export type Named = {
  kind: 'person' | 'organisation'
  displayName: string
  givenName: string | null
  familyName: string | null
}

/** What a party is sorted by in lists. */
export function sortNameOf(party: Named): string {
  const text =
    party.kind === 'person' && party.familyName
      ? `${party.familyName} ${party.givenName ?? ''}`
      : party.displayName
  const sorted = folded(text).replace(party.kind === 'organisation' ? /^the / : '', '')
  return sorted || party.displayName.toLowerCase()
}

/** What a person is called when only the parts of the name are known. */
export function displayNameOf(parts: { givenName: string | null; familyName: string | null }): string {
  return [parts.givenName, parts.familyName].filter(Boolean).join(' ')
}
