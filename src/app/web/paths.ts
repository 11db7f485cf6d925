/** Every address of the app, said once. */
export const paths = {
  today: '/',
  people: '/people',
  newParty: '/people/new',
  party: (id: string) => `/people/${id}`,
  editParty: (id: string) => `/people/${id}/edit`,
  imports: '/imports',
  import: (id: string) => `/imports/${id}`,
  settings: '/settings',
  settingsPart: (part: string) => `/settings/${part}`,
  signIn: '/sign-in',
  signUp: '/sign-up',
  invitation: '/invitation',
  rejectedRows: (id: string) => `/api/v1/imports/${id}/rejected.csv`,
} as const

/** The same page with the form to log a talk over it; with a party, for that one. */
export function withLog(partyId: string | null): string {
  const url = new URL(window.location.href)
  url.searchParams.set('log', partyId ?? 'anyone')
  return `${url.pathname}${url.search}`
}

/** The same page without the form to log a talk. */
export function withoutLog(): string {
  const url = new URL(window.location.href)
  url.searchParams.delete('log')
  return `${url.pathname}${url.search}`
}
