import { afterAll, expect, test } from 'vitest'
import type { MemberId, WorkspaceId } from '../kernel/id.ts'
import { frameOf } from '../capabilities/accounts/views/frame.ts'
import { refitFirm } from '../capabilities/vitality/actions/refit.ts'
import { openOwnerPool } from '../platform/database.ts'
import { openDesk } from '../platform/desk.ts'
import { endpointsOf } from '../platform/http/endpoints.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { contract } from './contract.ts'
import { handlers } from './router.ts'
import { type Person, serve } from './testing/serve.ts'

// Two firms on one server. Whatever belongs to the first, the second can neither see nor touch: not through the
// database's own wall, and not through any endpoint.

const database = await testDatabase({ max: 8 })
// A mail server that nobody asks: no job runs here, so letters wait.
const server = await serve(database, { smtpUrl: 'smtp://127.0.0.1:1' })
const owner = openOwnerPool(database.ownerUrl)
afterAll(() => owner.end())

const [ada, eve] = [await server.found('Ada’s'), await server.found('Eve’s')]
const firmOf = async (person: Person) =>
  ((await person.call('GET', '/me')).body as unknown as { firm: { id: WorkspaceId } }).firm.id
const [adas, eves] = [await firmOf(ada), await firmOf(eve)]

const made = async (path: string, body?: unknown, headers: Record<string, string> = {}) => {
  const answer = await ada.call('POST', path, body === undefined ? { headers } : { body, headers })
  if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`)
  return answer.body as unknown as { id: string; [field: string]: unknown }
}

/** Works Ada's firm out, as a job would; until then the day's list waits. */
async function workOut(memberId: MemberId) {
  const actor = { workspaceId: adas, memberId, capabilities: new Set<never>(), isLimited: false }
  await refitFirm(openDesk({ database, frameOf, reactions: [], actor }))
}

/** One of everything in Ada's firm; the sample fills what no single call does. */
async function furnish() {
  await made('/sample')
  const party = await made(
    '/parties',
    {
      kind: 'person',
      displayName: 'Quintessa Marlowe',
      addresses: [{ lines: '1 Reed Lane', town: 'Bath', country: 'GB' }],
    },
    { 'idempotency-key': 'quintessa-comes' },
  )
  const other = await made('/parties', { kind: 'organisation', displayName: 'Zephyr & Sons' })
  const note = await made(`/parties/${party.id}/notes`, { kind: 'life', text: 'Plays the oboe' })
  const link = await made(`/parties/${party.id}/links`, { toId: other.id, kind: 'works-at' })
  const talk = await made('/interactions', { partyId: party.id, kind: 'call' })
  const promise = await made('/promises', {
    partyId: party.id,
    by: 'us',
    text: 'Call again',
    dueOn: '2026-12-01',
  })
  const trade = await made('/trades', {
    partyId: party.id,
    side: 'sale',
    happenedOn: '2026-11-01',
    lines: [{ product: 'Oboe reed', quantity: '1', unitPrice: '9.50' }],
  })
  const upload = await ada.call('POST', '/imports?fileName=a.csv', {
    body: 'Name,E-mail\nQuintessa,q@example.com\n',
    headers: { 'content-type': 'text/csv' },
  })
  const invitation = await made('/invitations', { name: 'Bo', email: 'bo@example.com', roles: ['staff'] })
  const apiKey = await made('/api-keys', { name: 'till', scopes: ['firm:read'], expiresInDays: null })
  const { body: members } = await ada.call('GET', '/members')
  const { body: sessions } = await ada.call('GET', '/sessions')
  const passkey = await owner.query<{ id: string }>(
    `insert into auth.passkey (id, name, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp")
     select gen_random_uuid(), 'Phone', 'x', user_id, 'x', 0, 'singleDevice', false from member where workspace_id = $1
     returning id`,
    [adas],
  )
  const first = (list: unknown) => (list as { id: string }[])[0].id
  await workOut(first(members['items']) as MemberId)
  await ada.call('GET', '/today?anyway=true')
  const entry = await owner.query('select id from today_entry where workspace_id = $1 limit 1', [adas])
  return {
    party: party.id,
    other: other.id,
    note: note.id,
    link: link.id,
    talk: talk.id,
    promise: promise.id,
    trade: trade.id,
    import: String(upload.body['id']),
    invitation: invitation.id,
    key: apiKey.id,
    member: first(members['items']),
    session: first(sessions['items']),
    passkey: passkey.rows[0].id,
    entry: entry.rows[0].id,
  }
}
const ids = await furnish()

const plan = {
  what: 'contacts',
  encoding: 'utf-8',
  delimiter: ',',
  header: true,
  columns: ['display-name', 'email'],
  currency: 'GBP',
}
const newParty = { kind: 'person', displayName: 'X' }
const line = { product: 'X', quantity: '1', unitPrice: '1' }

/** How Eve would reach for what is Ada's, for each endpoint that takes an id. */
const reaches: Record<string, { path?: Record<string, string>; body?: object }> = {
  'accounts.renamePasskey': { path: { id: ids.passkey }, body: { name: 'Mine' } },
  'accounts.removePasskey': { path: { id: ids.passkey } },
  'accounts.endSession': { path: { id: ids.session } },
  'accounts.changeMember': { path: { id: ids.member }, body: { version: 1, roles: ['staff'] } },
  'accounts.handOver': { path: { id: ids.member }, body: { version: 1 } },
  'accounts.enterFirm': { path: { id: adas } },
  'accounts.withdrawInvitation': { path: { id: ids.invitation } },
  'accounts.revokeApiKey': { path: { id: ids.key } },
  'people.get': { path: { id: ids.party } },
  'people.change': { path: { id: ids.party }, body: { version: 1, displayName: 'Mine' } },
  'people.archive': { path: { id: ids.party } },
  'people.restore': { path: { id: ids.party } },
  'people.addNote': { path: { id: ids.party }, body: { kind: 'life', text: 'Mine' } },
  'people.archiveNote': { path: { id: ids.party, noteId: ids.note } },
  'people.link': { path: { id: ids.party }, body: { toId: ids.other, kind: 'family' } },
  'people.unlink': { path: { id: ids.party, linkId: ids.link } },
  'interactions.log': { body: { partyId: ids.party, kind: 'call' } },
  'interactions.change': { path: { id: ids.talk }, body: { version: 1, notes: 'Mine' } },
  'interactions.archive': { path: { id: ids.talk } },
  'interactions.restore': { path: { id: ids.talk } },
  'interactions.heard': { path: { id: ids.party } },
  'interactions.promise': { body: { partyId: ids.party, by: 'us', text: 'Mine', dueOn: '2026-12-01' } },
  'interactions.keepPromise': { path: { id: ids.promise } },
  'interactions.reopenPromise': { path: { id: ids.promise } },
  'trade.get': { path: { id: ids.trade } },
  'trade.record': { body: { partyId: ids.party, side: 'sale', happenedOn: '2026-11-01', lines: [line] } },
  'trade.archive': { path: { id: ids.trade } },
  'trade.restore': { path: { id: ids.trade } },
  'trade.pay': { body: { tradeId: ids.trade, amountMinor: 100, paidOn: '2026-11-01' } },
  'trade.bothWays': { path: { id: ids.party } },
  'vitality.of': { path: { id: ids.party } },
  'outreach.later': { path: { id: ids.entry }, body: { until: '2026-12-01' } },
  'outreach.backToToday': { path: { id: ids.entry } },
  'outreach.timeline': { path: { id: ids.party } },
  'imports.get': { path: { id: ids.import } },
  'imports.preview': { path: { id: ids.import }, body: { plan } },
  'imports.try': { path: { id: ids.import }, body: { plan } },
  'imports.bringIn': { path: { id: ids.import }, body: { plan } },
  'imports.cancel': { path: { id: ids.import } },
}

/** Endpoints that take no id of anything, or many, each judged by itself (`many.test.ts` reaches there); here Eve may get an answer, but nothing of Ada's in it. */
const ownOnly = `
  accounts.me accounts.changeMe accounts.sessions accounts.firm accounts.changeFirm accounts.members
  accounts.invitations accounts.invite accounts.apiKeys accounts.makeApiKey accounts.changePassword
  accounts.signOut accounts.changeEmail accounts.mail accounts.sendTestMail accounts.leave accounts.firms accounts.foundFirm accounts.joinFirm
  accounts.endOtherSessions accounts.prove accounts.waysIn accounts.beginAuthenticator
  accounts.finishAuthenticator accounts.removeAuthenticator accounts.remakeRecoveryCodes
  accounts.beginAddingPasskey accounts.addPasskey
  backups.overview backups.make backups.drill backups.take
  people.find people.add people.addMany people.changeMany people.archiveMany
  interactions.logMany trade.recordMany interactions.list interactions.promises trade.list trade.products
  vitality.relationships vitality.summary vitality.refit outreach.today outreach.rhythm
  imports.list imports.bringSample imports.removeSample`
  .trim()
  .split(/\s+/)

const nobodys = '01939d00-0000-7000-8000-000000000000'
const closed = endpointsOf(contract, handlers).filter(({ needs }) => needs !== 'anybody')

test('every endpoint is tried below', () => {
  const tried = [...Object.keys(reaches), ...ownOnly]
  expect(closed.map(({ name }) => name).filter((name) => !tried.includes(name))).toEqual([])
})

const contentOf = async (workspaceId: string) => {
  const tables = await tablesOfWorkspaces()
  const digests = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await owner.query(
        `select md5(coalesce(string_agg(kept::text, '|' order by kept::text), '')) as digest
         from ${table} as kept
         where workspace_id = $1`,
        [workspaceId],
      )
      return [table, rows[0].digest]
    }),
  )
  return Object.fromEntries(digests)
}

async function tablesOfWorkspaces(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select pg_class.oid::regclass::text as name
     from pg_class
     join pg_attribute on attrelid = pg_class.oid and attname = 'workspace_id'
     where relkind in ('r', 'p')
       and relnamespace = 'public'::regnamespace
     order by 1`,
  )
  return rows.map(({ name }) => name)
}

test('there is something of Ada’s in every table, or the rest would prove nothing', async () => {
  const empty = []
  for (const table of await tablesOfWorkspaces()) {
    const { rows } = await owner.query(`select 1 from ${table} where workspace_id = $1 limit 1`, [adas])
    if (rows.length === 0) empty.push(table)
  }
  expect(empty).toEqual([])
})

test('who asks for what is another firm’s gets nothing, and changes nothing', async () => {
  const before = await contentOf(adas)
  for (const endpoint of closed) {
    const reach = reaches[endpoint.name]
    if (reach === undefined) continue
    const tryWith = (path: Record<string, string> = {}) =>
      eve.call(
        endpoint.method,
        endpoint.path.replaceAll(/\{(\w+)\}/g, (_whole, key: string) => path[key] ?? nobodys),
        reach.body ? { body: reach.body } : {},
      )
    const { status, text } = await tryWith(reach.path)
    // A list about somebody else's party may be empty, as it is about a party that nobody has.
    const isAsUnknown = endpoint.method === 'GET' && text === (await tryWith()).text
    expect([endpoint.name, isAsUnknown ? 404 : status, status === 404 ? '' : text]).toEqual([
      endpoint.name,
      404,
      isAsUnknown ? text : '',
    ])
  }
  expect(await contentOf(adas)).toEqual(before)
})

test('a call that names another firm’s party or member among its own is refused', async () => {
  const own = await eve.call('POST', '/parties', { body: newParty })
  const ownId = own.body['id']
  const linked = await eve.call('POST', `/parties/${ownId}/links`, {
    body: { toId: ids.party, kind: 'family' },
  })
  const stewarded = await eve.call('POST', '/parties', {
    body: { ...newParty, roles: [{ role: 'customer', stewardId: ids.member }] },
  })
  expect([linked.status, stewarded.status].every((status) => status === 404 || status === 422)).toBe(true)
})

test('no list of one firm holds anything of another', async () => {
  for (const { name, method, path } of closed) {
    if (!ownOnly.includes(name) || method !== 'GET') continue
    for (const query of ['', '?q=Quintessa', `?partyId=${ids.party}`]) {
      const answer = await eve.call('GET', `${path}${query}`)
      expect([name, answer.status]).toEqual([name, 200])
      for (const id of [...Object.values(ids), adas]) expect(answer.text).not.toContain(id)
      expect(answer.text).not.toContain('Quintessa')
    }
  }
})

test('the rejected rows of another firm can not be fetched', async () => {
  expect((await eve.call('GET', `/imports/${ids.import}/rejected.csv`)).status).toBe(404)
})

test('the database itself shows and takes only rows of the workspace it speaks for', async () => {
  const tables = await tablesOfWorkspaces()
  expect(tables.length).toBeGreaterThan(20)
  for (const table of tables) {
    const { rows } = await owner.query(
      'select relrowsecurity as walled from pg_class where oid = $1::regclass',
      [table],
    )
    expect([table, rows[0].walled]).toEqual([table, true])
    const seen = await database.reading(eves, (db) =>
      db.query(`select count(*) as count from ${table} where workspace_id = $1`, [adas]),
    )
    expect([table, seen[0]['count']]).toEqual([table, 0])
    await expectNoWay(table)
  }
})

/** Copies a row of Ada's into her firm again, as a connection that speaks for Eve's. */
async function expectNoWay(table: string): Promise<void> {
  const { rows } = await owner.query(
    `select to_jsonb(kept) as row from ${table} as kept where workspace_id = $1 limit 1`,
    [adas],
  )
  const inserting = database.writing(eves, (db) =>
    db.query(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`, [
      JSON.stringify(rows[0].row),
    ]),
  )
  await expect(inserting, table).rejects.toThrow(/row-level security|permission denied/)
}

test('a connection that speaks for no workspace sees no row at all', async () => {
  for (const table of await tablesOfWorkspaces()) {
    const [seen] = await database.outside((db) => db.query(`select count(*) as count from ${table}`))
    expect([table, seen['count']]).toEqual([table, 0])
  }
})

test('the application owns nothing and can not reach who may sign in', async () => {
  const { rows } = await owner.query(
    `select count(*)::int as count from pg_class where relowner = 'rapport_app'::regrole`,
  )
  expect(rows[0].count).toBe(0)
  const peeking = database.outside((db) => db.query('select token from auth.session'))
  await expect(peeking).rejects.toThrow('permission denied')
})
