import { afterAll, describe, expect, test } from 'vitest'
import type { MemberId, WorkspaceId } from '../kernel/id.ts'
import { frameOf } from '../capabilities/accounts/views/frame.ts'
import { scan } from '../capabilities/duplicates/actions/scan.ts'
import { refitFirm } from '../capabilities/vitality/actions/refit.ts'
import { openOwnerPool } from '../platform/database.ts'
import { openDesk } from '../platform/desk.ts'
import { endpointsOf } from '../platform/http/endpoints.ts'
import type { Connection } from '../platform/postgres/connection.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { routes } from './capabilities.ts'
import { contract } from './contract.ts'
import { handlers } from './router.ts'
import { type Ids, ofNothing, pathTo, type Reach, reachesFor, takesAnId } from './testing/reaches.ts'
import { type Answer, type Person, serve } from './testing/serve.ts'

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

const made = async (path: string, body?: unknown, headers: Record<string, string> = {}, method = 'POST') => {
  const answer = await ada.call(method, path, body === undefined ? { headers } : { body, headers })
  if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`)
  return answer.body as unknown as { id: string; [field: string]: unknown }
}

/** Works Ada's firm out, as a job would; until then the day's list waits. */
async function workOut(memberId: MemberId) {
  const actor = { workspaceId: adas, memberId, capabilities: new Set<never>(), isLimited: false }
  await refitFirm(openDesk({ database, frameOf, reactions: [], actor }))
}

/** Looks for duplicates in Ada's firm, as the job of the night does. */
async function scanFor(memberId: MemberId) {
  const actor = { workspaceId: adas, memberId, capabilities: new Set<never>(), isLimited: false }
  await scan(openDesk({ database, frameOf, reactions: [], actor }))
}

const person = (displayName: string) =>
  made('/parties', { kind: 'person', displayName, phones: [{ asGiven: '+44 7700 900123' }] })

/** One of everything in Ada's firm; the sample fills what no single call does. */
async function furnish() {
  await made('/sample')
  const gone = await made('/parties', {
    kind: 'person',
    displayName: 'Gone',
    emails: [{ address: 'gone@example.com' }],
  })
  const erasure = await made(`/parties/${gone.id}/erase`, { version: 1, name: 'Gone' })
  const party = await made(
    '/parties',
    {
      kind: 'person',
      displayName: 'Quintessa Marlowe',
      addresses: [{ lines: '1 Reed Lane', town: 'Bath', country: 'GB' }],
    },
    { 'idempotency-key': 'quintessa-comes' },
  )
  await ada.call('GET', `/parties/${party.id}`)
  const other = await made('/parties', { kind: 'organisation', displayName: 'Zephyr & Sons' })
  const note = await made(`/parties/${party.id}/notes`, { kind: 'life', text: 'Plays the oboe' })
  const consent = await made(`/parties/${party.id}/consents`, { purpose: 'calls', givenHow: 'phone' })
  const insight = await made(`/parties/${party.id}/insights`, { kind: 'why', text: 'The reeds last' })
  await owner.query(
    `insert into party_photo (workspace_id, party_id, digest, large, small, created_at)
     values ($1, $2, '0123456789abcdef', 'x', 'x', now())`,
    [adas, party.id],
  )
  const link = await made(`/parties/${party.id}/links`, { toId: other.id, kind: 'works-at' })
  const linkKind = await made('/link-kinds', { name: 'mentors', reverseName: 'mentored by' })
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
  await made('/counter/cards', { code: 'A card of Quintessa', partyId: party.id })
  const at = '2026-11-01T12:00:00Z'
  await made('/counter/taps', { taps: [{ id: note.id, partyId: party.id, kind: 'visit', at }] })
  const upload = await ada.call('POST', '/imports?fileName=a.csv', {
    body: 'Name,E-mail\nQuintessa,q@example.com\n',
    headers: { 'content-type': 'text/csv' },
  })
  const field = await made('/fields', { label: 'Introduced by', type: 'party' })
  const reed = await made('/fields', { label: 'Reed', type: 'text' })
  await made(
    `/parties/${party.id}/fields`,
    { values: { [field.id]: other.id, [reed.id]: 'Soft' } },
    {},
    'PATCH',
  )
  const view = await made('/views', { name: 'Oboes of Quintessa', arrangement: {} })
  const bulk = await made('/lists/people/change', {
    ids: [party.id],
    field: 'tag',
    how: 'add',
    value: 'oboe',
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
  await owner.query(
    `insert into schedule_failure (workspace_id, schedule, failed_at, code) values ($1, 'sweep', now(), 'unexpected')`,
    [adas],
  )
  await owner.query(
    `with batch as (
       insert into import_batch (workspace_id, id, import_id, source, parties, trades, products)
       values ($1, gen_random_uuid(), $2, 'csv', '{}', '{}', '{}')),
     gain as (
       insert into import_gain (workspace_id, id, import_id, party_id, gain)
       values ($1, gen_random_uuid(), $2, $3, '{}'))
     insert into import_trade_change (workspace_id, id, import_id, trade_id, before, version)
     values ($1, gen_random_uuid(), $2, $4, '{}', 1)`,
    [adas, upload.body['id'], party.id, trade.id],
  )
  const [kept, twin] = [await person('Zenobia Crane'), await person('Zenobia Crane')]
  await made(`/parties/${twin.id}/notes`, { kind: 'life', text: 'Sings' })
  const merge = await made(`/parties/${kept.id}/merge`, { goneId: twin.id })
  await person('Zenobia Crane')
  const first = (list: unknown) => (list as { id: string }[])[0].id
  await workOut(first(members['items']) as MemberId)
  await scanFor(first(members['items']) as MemberId)
  const pair = await owner.query('select id from duplicate_pair where workspace_id = $1 limit 1', [adas])
  await ada.call('GET', '/today?anyway=true')
  const entry = await owner.query('select id from today_entry where workspace_id = $1 limit 1', [adas])
  return {
    firm: adas,
    party: party.id,
    other: other.id,
    note: note.id,
    insight: insight.id,
    consent: consent.id,
    link: link.id,
    linkKind: linkKind.id,
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
    erasure: erasure.id,
    merge: merge.id,
    pair: pair.rows[0].id,
    field: field.id,
    view: view.id,
    bulk: bulk.id,
  }
}
const ids = await furnish()

const reaches = reachesFor(ids)
const closed = endpointsOf(contract, handlers).filter(({ needs }) => needs !== 'anybody')

test('every endpoint that takes an id is tried below', () => {
  const untried = closed.filter((endpoint) => takesAnId(endpoint) && reaches[endpoint.name] === undefined)
  expect(untried.map(({ name }) => name)).toEqual([])
})

const contentOf = async (workspaceId: string, only?: string[]) => {
  const tables = only ?? (await tablesOfWorkspaces())
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

/** Backups are of all firms of the host: of no concern to the owner of one of several. */
const isHosts = (name: string) => /^\/?backups\b/.test(name)

/** All that an answer tells, but for the number of the request. */
const told = ({ status, text }: Answer) => ({ status, text: text.replace(/"requestId":"[^"]*"/, '') })

test('who asks for what is another firm’s is answered as if there were no such thing, and changes nothing', async () => {
  const before = await contentOf(adas)
  const nothing = reachesFor(ofNothing)
  for (const { name, method, path } of closed) {
    const tryWith = async (reach: Reach) =>
      told(await eve.call(method, pathTo(path, reach.path), reach.body ? { body: reach.body } : {}))
    if (reaches[name] === undefined) continue
    const answer = await tryWith(reaches[name])
    expect({ name, ...answer }).toEqual({ name, ...(await tryWith(nothing[name])) })
    // A list about somebody may be empty; whatever would be done, or shown of one thing, is not found.
    if (method !== 'GET' && !name.endsWith('Many')) {
      expect({ name, status: answer.status }).toEqual({ name, status: isHosts(name) ? 403 : 404 })
    }
    for (const id of Object.values(ids)) expect(answer.text).not.toContain(id)
  }
  expect(await contentOf(adas)).toEqual(before)
})

test('a call that names another firm’s party among its own is refused', async () => {
  const own = await eve.call('POST', '/parties', { body: { kind: 'person', displayName: 'X' } })
  const linked = await eve.call('POST', `/parties/${own.body['id']}/links`, {
    body: { toId: ids.party, kind: 'family' },
  })
  expect(linked.status).toBe(404)
})

test('no list of one firm holds anything of another', async () => {
  for (const { name, method, path } of closed) {
    if (name in reaches || method !== 'GET') continue
    for (const query of ['', '?q=Quintessa', `?partyId=${ids.party}`]) {
      const answer = await eve.call('GET', `${path}${query}`)
      expect([name, answer.status]).toEqual([name, 200])
      for (const id of [...Object.values(ids), adas]) expect(answer.text).not.toContain(id)
      expect(answer.text).not.toContain('Quintessa')
    }
  }
})

test.each(routes.filter(({ path }) => path.includes('{')))(
  '$method $path of another firm is as of none',
  async ({ method, path }) => {
    const idOf = (from: Ids) => (path.startsWith('/imports/') ? from.import : from.party)
    const tryWith = async (from: Ids) => told(await eve.call(method, pathTo(path, { id: idOf(from) })))
    expect(await tryWith(ids)).toEqual(await tryWith(ofNothing))
    expect((await tryWith(ids)).status).toBe(isHosts(path) ? 403 : 404)
  },
)

describe('the database itself, asked past the code', async () => {
  const tables = await tablesOfWorkspaces()

  test.each(tables)(
    'of %s shows, changes and takes only rows of the workspace it speaks for',
    async (table) => {
      const { rows } = await owner.query(
        'select relrowsecurity as walled from pg_class where oid = $1::regclass',
        [table],
      )
      expect(rows[0].walled).toBe(true)
      const before = await contentOf(adas, [table])
      for (const speaksFor of [eves, null]) {
        const work = (sql: string, values: unknown[] = []) =>
          speaking(speaksFor, (db) => db.query(sql, values))
        expect(await work(`select 1 from ${table} where workspace_id = $1`, [adas])).toEqual([])
        await expectNone(
          work(`update ${table} set workspace_id = $1 where workspace_id = $2 returning 1`, [eves, adas]),
        )
        await expectNone(work(`delete from ${table} where workspace_id = $1 returning 1`, [adas]))
        const again = work(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`, [
          await aRowOf(table),
        ])
        await expect(again).rejects.toThrow(/row-level security|permission denied/)
      }
      expect(await contentOf(adas, [table])).toEqual(before)
    },
  )

  test('keeps a row in its workspace', async () => {
    await eve.call('POST', '/parties', { body: { kind: 'person', displayName: 'Stays' } })
    const moving = database.writing(eves, (db) =>
      db.query('update party set workspace_id = $1 where workspace_id = $2', [adas, eves]),
    )
    await expect(moving).rejects.toThrow(/row-level security/)
  })

  test('shows no row at all where it speaks for no workspace', async () => {
    for (const table of tables) {
      const [seen] = await database.outside((db) => db.query(`select count(*) as count from ${table}`))
      expect([table, seen['count']]).toEqual([table, 0])
    }
  })

  /** Work for a workspace, or for none, in a transaction that comes to nothing. */
  function speaking<T>(workspaceId: string | null, work: (db: Connection) => Promise<T>): Promise<T> {
    if (workspaceId === null) return database.outside(work)
    return database.writing(workspaceId, work)
  }

  async function expectNone(done: Promise<unknown[]>): Promise<void> {
    const found = await done.catch((error: Error) => {
      expect(error.message).toMatch(/permission denied/)
      return []
    })
    expect(found).toEqual([])
  }

  async function aRowOf(table: string): Promise<string> {
    const { rows } = await owner.query(
      `select to_jsonb(kept) as row from ${table} as kept where workspace_id = $1 limit 1`,
      [adas],
    )
    return JSON.stringify(rows[0].row)
  }
})

describe('the roles that the application works as', () => {
  const roles = ['rapport_app', 'rapport_limited', 'rapport_control']

  test('can neither pass the wall nor make roles or databases', async () => {
    const { rows } = await owner.query(
      `select rolname from pg_roles
       where rolname = any ($1)
         and not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolcanlogin)
       order by 1`,
      [roles],
    )
    expect(rows.map(({ rolname }) => rolname)).toEqual(roles.toSorted())
  })

  test('own nothing', async () => {
    const { rows } = await owner.query(
      `select classid::regclass::text, objid
       from pg_shdepend
       where refclassid = 'pg_authid'::regclass
         and deptype = 'o'
         and refobjid in (select oid from pg_roles where rolname = any ($1))`,
      [roles],
    )
    expect(rows).toEqual([])
  })

  test('belong to no other role, but for the limited one, which is the application’s', async () => {
    const { rows } = await owner.query(
      `select member::regrole::text, roleid::regrole::text
       from pg_auth_members
       where member in (select oid from pg_roles where rolname = any ($1))`,
      [roles],
    )
    expect(rows).toEqual([{ member: 'rapport_limited', roleid: 'rapport_app' }])
  })

  test('may add to the ledger, and neither change it nor take from it', async () => {
    for (const role of roles) {
      const { rows } = await owner.query(
        `select array(
           select privilege from unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'trigger']) as privilege
           where has_table_privilege($1, 'fact', privilege) or (privilege in ('select', 'insert', 'update')
             and has_any_column_privilege($1, 'fact', privilege))) as may`,
        [role],
      )
      expect({ role, may: rows[0].may }).toEqual({
        role,
        may: role === 'rapport_control' ? [] : ['select', 'insert'],
      })
    }
  })

  test('empty no table at a stroke, and change none', async () => {
    const { rows } = await owner.query(
      `select role, pg_class.oid::regclass::text as name
       from pg_class, unnest($1::text[]) as role
       where relkind in ('r', 'p')
         and relnamespace in ('public'::regnamespace, 'platform'::regnamespace, 'auth'::regnamespace)
         and has_table_privilege(role, pg_class.oid, 'truncate, trigger, references')`,
      [roles],
    )
    expect(rows).toEqual([])
  })

  test('those that see rows can not reach who may sign in, and the other no rows', async () => {
    for (const role of ['rapport_app', 'rapport_limited']) {
      const { rows } = await owner.query(`select has_schema_privilege($1, 'auth', 'usage') as may`, [role])
      expect(rows[0].may).toBe(false)
    }
    const { rows } = await owner.query(
      `select pg_class.oid::regclass::text as name
       from pg_class
       where relkind in ('r', 'p')
         and relnamespace = 'public'::regnamespace
         and has_table_privilege('rapport_control', pg_class.oid, 'select, insert, update, delete')`,
    )
    expect(rows).toEqual([])
  })
})
