/** Every address of the app, said once. */
export const paths = {
  today: '/',
  people: '/people',
  newParty: '/people/new',
  party: (id: string) => `/people/${id}`,
  editParty: (id: string) => `/people/${id}/edit`,
  privacyOf: (id: string) => `/people/${id}/privacy`,
  erasure: (id: string) => `/erasures/${id}`,
  counter: '/counter',
  duplicates: '/duplicates',
  comparison: (one: string, other: string) => `/duplicates/${one}/${other}`,
  imports: '/imports',
  import: (id: string) => `/imports/${id}`,
  settings: '/settings',
  settingsPart: (part: string) => `/settings/${part}`,
  newFirm: '/firms/new',
  signIn: '/sign-in',
  signUp: '/sign-up',
  invitation: '/invitation',
  forgot: '/forgot',
  newPassword: '/new-password',
  confirmEmail: '/confirm-email',
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

/** What can be written into the books from somebody's page. */
export const recordings = ['sale', 'purchase', 'payment'] as const
export type Recording = (typeof recordings)[number]

/** The same page with the form for a sale, a purchase or a payment over it; a payment may know its bill. */
export function withRecord(what: Recording, tradeId?: string): string {
  return withBooks({ record: what, trade: tradeId })
}

/** The same page with one sale or purchase opened over it. */
export function withTrade(tradeId: string): string {
  return withBooks({ trade: tradeId })
}

/** The same page with nothing of the books over it. */
export function withoutBooks(): string {
  return withBooks({})
}

function withBooks({ record, trade }: { record?: Recording; trade?: string | undefined }): string {
  const url = new URL(window.location.href)
  url.searchParams.delete('record')
  url.searchParams.delete('trade')
  if (record) url.searchParams.set('record', record)
  if (trade) url.searchParams.set('trade', trade)
  return `${url.pathname}${url.search}`
}
