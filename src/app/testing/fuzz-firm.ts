import type { Pool } from './fuzz-values.ts'
import { type Person, password, type TestServer } from './serve.ts'

type Made = { id: string; [field: string]: unknown }

/** One of everything that has an id, made through the API; gives the ids. */
export async function furnish(owner: Person): Promise<string[]> {
  const made = async (path: string, body?: unknown): Promise<Made> => {
    const answer = await owner.call('POST', path, body === undefined ? {} : { body })
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`)
    return answer.body as unknown as Made
  }
  const party = await made('/parties', {
    kind: 'person',
    displayName: 'Quintessa Marlowe',
    emails: [{ address: 'q@example.com' }],
    roles: [{ role: 'customer' }],
  })
  const other = await made('/parties', { kind: 'organisation', displayName: 'Zephyr & Sons' })
  const line = { product: 'Oboe reed', quantity: '1', unitPrice: '9.50' }
  const partyId = party.id
  const all = [
    party,
    other,
    await made(`/parties/${partyId}/notes`, { kind: 'life', text: 'Plays the oboe' }),
    await made(`/parties/${partyId}/consents`, { purpose: 'newsletter', givenHow: 'paper' }),
    await made(`/parties/${partyId}/insights`, { kind: 'want', text: 'Softer reeds' }),
    await made(`/parties/${partyId}/links`, { toId: other.id, kind: 'works-at' }),
    await made('/link-kinds', { name: 'mentors', reverseName: 'mentored by' }),
    await made('/interactions', { partyId, kind: 'call', said: 'Lovely reeds' }),
    await made('/promises', { partyId, by: 'us', text: 'Call again', dueOn: '2026-12-01' }),
    await made('/trades', { partyId, side: 'sale', happenedOn: '2026-11-01', lines: [line] }),
    await made('/fields', {
      label: 'Reeds',
      type: 'choices',
      options: [{ label: 'Soft' }, { label: 'Hard' }],
    }),
    await made('/fields', { label: 'Introduced by', type: 'party' }),
    await made('/views', { name: 'Oboes', shared: true, arrangement: {} }),
    await made('/lists/people/change', { ids: [partyId], field: 'tag', how: 'add', value: 'oboe' }),
    await made('/invitations', { name: 'Bo', email: `${partyId}@example.com`, roles: ['staff'] }),
    await made('/api-keys', { name: 'till', scopes: ['firm:read'], expiresInDays: null }),
    await upload(owner),
  ]
  return all.map(({ id }) => id)
}

async function upload(owner: Person): Promise<Made> {
  const headers = { 'content-type': 'text/csv' }
  const body = 'Name,E-mail\nQuintessa,q@example.com\n'
  const answer = await owner.call('POST', '/imports?fileName=a.csv', { body, headers })
  return answer.body as unknown as Made
}

/** Two firms on one server: the one that is tried out, and another that must not notice. */
export type TwoFirms = Readonly<{
  pool: Pool
  /** What each kind of caller shows. */
  headersOf: (who: Who) => Readonly<Record<string, string>>
  /** Signs somebody in again whose session was ended meanwhile. */
  comeBack: (who: Who) => Promise<void>
  otherFirm: string
}>

export const callers = ['owner', 'counter', 'key', 'other', 'stranger', 'forger'] as const
export type Who = (typeof callers)[number]

export async function foundTwoFirms(server: TestServer): Promise<TwoFirms> {
  const [ada, eve] = [await server.found('Ada’s'), await server.found('Eve’s')]
  const pool = { own: await furnish(ada), others: await furnish(eve) }
  const counter = await inviteCounter(server, ada)
  const { body: key } = await ada.call('POST', '/api-keys', {
    body: { name: 'all', scopes: ['people:read', 'people:write', 'talks:read'], expiresInDays: 1 },
  })
  const { body: me } = await eve.call('GET', '/me')
  const people: Record<Who, { email?: string; person: Person }> = {
    owner: { email: ada.email, person: ada },
    counter: { email: counter, person: await server.signIn(counter) },
    key: { person: server.withKey(String(key['key'])) },
    other: { email: eve.email, person: eve },
    stranger: { person: server.stranger },
    forger: { person: server.withKey(`${pool.own[0]}.${'A'.repeat(43)}`) },
  }
  return {
    pool,
    otherFirm: (me as unknown as { firm: { id: string } }).firm.id,
    headersOf: (who) => people[who].person.headers,
    comeBack: async (who) => {
      const { email, person } = people[who]
      if (email !== undefined) people[who].person = await server.signIn(email).catch(() => person)
    },
  }
}

async function inviteCounter(server: TestServer, owner: Person): Promise<string> {
  const email = 'counter@example.com'
  const body = { name: 'Cleo', email, roles: ['counter'] }
  const { body: invited } = await owner.call('POST', '/invitations', { body })
  const token = String(invited['link']).split('#')[1]
  await server.stranger.call('POST', '/invitations/accept', { body: { token, name: 'Cleo', password } })
  return email
}
