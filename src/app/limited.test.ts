import { describe, expect, test } from 'vitest'
import type { MemberId, WorkspaceId } from '../kernel/id.ts'
import { frameOf } from '../capabilities/accounts/views/frame.ts'
import { refitFirm } from '../capabilities/vitality/actions/refit.ts'
import { openOwnerPool } from '../platform/database.ts'
import { openDesk } from '../platform/desk.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { cookieOf, password, type Person, serve } from './testing/serve.ts'

// A member who is limited to the parties they are steward of sees and changes those, and nothing of any other.

const database = await testDatabase({ max: 8 })
const server = await serve(database)
const owner = openOwnerPool(database.ownerUrl)
const ada = await server.found()

type Body = { id: string; version: number; [field: string]: unknown }
const made = async (who: Person, path: string, body?: unknown, method = 'POST') => {
  const answer = await who.call(method, path, body === undefined ? {} : { body })
  if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`)
  return answer.body as unknown as Body
}
const idOfMe = async (who: Person) =>
  (await who.call('GET', '/me')).body as unknown as {
    member: Body
    firm: { id: WorkspaceId }
    people: number
  }

async function invited(roles: string[]): Promise<Person> {
  const email = `${roles[0]}@example.com`
  const { link } = await made(ada, '/invitations', { name: 'Bo', email, roles, limited: true })
  const token = String(link).split('#')[1]
  const answer = await server.stranger.call('POST', '/invitations/accept', {
    body: { token, name: 'Bo', password },
  })
  return server.signedIn(cookieOf(answer))
}

const bo = await invited(['staff'])
const { member: boMember, firm } = await idOfMe(bo)

/** Somebody with a talk, a promise, a sale with a payment, a note. */
async function known(displayName: string, stewardId: string | null) {
  const party = await made(ada, '/parties', {
    kind: 'person',
    displayName,
    emails: [{ address: `${displayName.toLowerCase()}@example.com` }],
    roles: [{ role: 'customer', stewardId }],
  })
  const partyId = party.id
  const note = await made(ada, `/parties/${partyId}/notes`, { kind: 'life', text: `${displayName} plays` })
  const talk = await made(ada, '/interactions', { partyId, kind: 'call', asked: 'why-us', said: displayName })
  const promise = await made(ada, '/promises', { partyId, by: 'us', text: 'Call', dueOn: '2020-01-01' })
  const lines = [{ product: 'Reed', quantity: '1', unitPrice: '9.50' }]
  const sale = { partyId, side: 'sale', happenedOn: '2024-11-01', dueOn: '2024-11-02', lines }
  const trade = await made(ada, '/trades', sale)
  await made(ada, '/payments', { tradeId: trade.id, amountMinor: 100, paidOn: '2024-11-01' })
  return { party: partyId, note: note.id, talk: talk.id, promise: promise.id, trade: trade.id }
}
const own = await known('Mine', boMember.id)
const other = await known('Theirs', null)
const link = await made(ada, `/parties/${own.party}/links`, { toId: other.party, kind: 'friend' })
await made(ada, '/trades', {
  partyId: null,
  side: 'sale',
  happenedOn: '2024-11-01',
  lines: [{ product: 'To nobody known', quantity: '1', unitPrice: '1' }],
})
const everything = { workspaceId: firm.id, memberId: boMember.id as MemberId, capabilities: new Set<never>() }
await refitFirm(openDesk({ database, frameOf, reactions: [], actor: { ...everything, isLimited: false } }))

const lists = [
  '/parties',
  '/parties?q=example',
  '/parties?q=the',
  '/relationships',
  '/relationships?q=example',
  '/relationships?q=theirs',
  '/relationships?sort=worth&order=down',
  '/interactions',
  '/promises',
  '/trades',
  '/vitality/summary',
  '/today?anyway=true',
  `/parties/${own.party}`,
]

describe('a limited member', () => {
  test.each(lists)('finds nothing of other parties in %s', async (path) => {
    const { status, text } = await bo.call('GET', path)
    expect(status).toBe(200)
    expect((await ada.call('GET', path)).text).not.toBe(text)
    for (const id of [...Object.values(other), link.id]) expect(text).not.toContain(id)
    expect(text).not.toContain('Theirs')
  })

  test('finds their own, and counts only those', async () => {
    expect((await idOfMe(bo)).people).toBe(1)
    expect((await bo.call('GET', '/parties?q=min')).text).toContain(own.party)
    const { body } = await bo.call('GET', '/relationships')
    expect(body).toMatchObject({ total: 1 })
    expect((await bo.call('GET', '/relationships?q=theirs')).body).toMatchObject({ total: 0 })
    expect((await bo.call('GET', '/interactions')).text).toContain(own.talk)
    expect((await bo.call('GET', '/trades')).text).toContain(own.trade)
  })

  const reaches: [string, string, object?][] = [
    ['GET', `/parties/${other.party}`],
    ['PATCH', `/parties/${other.party}`, { version: 1, displayName: 'Mine now' }],
    [
      'PATCH',
      `/parties/${other.party}`,
      { version: 1, roles: [{ role: 'customer', stewardId: boMember.id }] },
    ],
    ['POST', `/parties/${other.party}/archive`],
    ['POST', `/parties/${other.party}/notes`, { kind: 'life', text: 'X' }],
    ['DELETE', `/parties/${other.party}/notes/${other.note}`],
    ['POST', `/parties/${own.party}/links`, { toId: other.party, kind: 'family' }],
    ['POST', `/parties/${other.party}/links`, { toId: own.party, kind: 'family' }],
    ['DELETE', `/parties/${own.party}/links/${link.id}`],
    ['POST', '/interactions', { partyId: other.party, kind: 'call' }],
    ['PATCH', `/interactions/${other.talk}`, { version: 1, notes: 'X' }],
    ['POST', `/interactions/${other.talk}/archive`],
    ['POST', '/promises', { partyId: other.party, by: 'us', text: 'X', dueOn: '2026-12-01' }],
    ['POST', `/promises/${other.promise}/keep`],
    ['GET', `/trades/${other.trade}`],
    ['GET', `/parties/${other.party}/vitality`],
  ]
  test.each(reaches)('%s %s is not found', async (method, path, body) => {
    const { status } = await bo.call(method, path, body ? { body } : {})
    expect(status).toBe(404)
  })

  test.each(['timeline', 'both-ways', 'heard'])('%s of another party is that of nobody', async (part) => {
    const of = async (id: string) => {
      const { status, text } = await bo.call('GET', `/parties/${id}/${part}`)
      return { status, text: text.replace(/"requestId":"[^"]+"/, '') }
    }
    expect(await of(other.party)).toEqual(await of('01939d00-0000-7000-8000-000000000000'))
    expect(await of(other.party)).not.toEqual(await of(own.party))
  })

  test('changes what is theirs, and stays its steward', async () => {
    const before = await made(bo, `/parties/${own.party}`, undefined, 'GET')
    const changed = await made(
      bo,
      `/parties/${own.party}`,
      {
        version: before.version,
        emails: [{ address: 'new@example.com' }],
        roles: [{ role: 'supplier' }],
        occasions: [{ kind: 'birthday', month: 5, day: 4 }],
      },
      'PATCH',
    )
    expect(changed['emails']).toMatchObject([{ address: 'new@example.com' }])
    expect(changed['occasions']).toHaveLength(1)
    expect(changed['roles']).toMatchObject([{ role: 'supplier', stewardId: boMember.id }])
    const away = [{ role: 'supplier', stewardId: (await idOfMe(ada)).member.id }]
    const given = await bo.call('PATCH', `/parties/${own.party}`, {
      body: { version: changed.version, roles: away },
    })
    expect([given.status, given.body['fields']]).toEqual([
      422,
      [{ field: 'roles', message: 'not-stewarded' }],
    ])
    expect((await made(bo, '/interactions', { partyId: own.party, kind: 'call' })).id).toBeDefined()
  })

  test('becomes the steward of whom they add', async () => {
    const prospect = await made(bo, '/parties', { kind: 'person', displayName: 'Fresh', tags: ['x'] })
    expect(prospect['roles']).toMatchObject([{ role: 'prospect', stewardId: boMember.id }])
    const producer = await made(bo, '/parties', {
      kind: 'organisation',
      displayName: 'Farm',
      emails: [{ address: 'farm@example.com' }],
      roles: [{ role: 'producer' }],
    })
    expect(producer['roles']).toMatchObject([{ role: 'producer', stewardId: boMember.id }])
    const tie = await bo.call('POST', `/parties/${producer.id}/links`, {
      body: { toId: prospect.id, kind: 'works-at' },
    })
    expect(tie.status).toBe(200)
  })

  test('records no sale to nobody known', async () => {
    const lines = [{ product: 'Reed', quantity: '1', unitPrice: '1' }]
    const answer = await bo.call('POST', '/trades', {
      body: { partyId: null, side: 'sale', happenedOn: '2024-11-01', lines },
    })
    expect(answer.status).toBe(403)
    const leader = await invited(['leader'])
    const refused = await leader.call('POST', '/trades', {
      body: { partyId: null, side: 'sale', happenedOn: '2024-11-01', lines },
    })
    expect([refused.status, refused.body['fields']]).toEqual([
      422,
      [{ field: 'partyId', message: 'missing' }],
    ])
    // Nor does a limited leader bring files in, which would touch everybody.
    expect((await leader.call('GET', '/imports')).status).toBe(403)
  })

  test('hears live of their own parties, and of others no ids', async () => {
    const gone = new AbortController()
    const { body } = await fetch(`${server.address}/api/v1/live`, {
      headers: bo.headers,
      signal: gone.signal,
    })
    const heard: string[] = []
    const reading = (async () => {
      for await (const chunk of body ?? []) heard.push(new TextDecoder().decode(chunk))
    })().catch(() => undefined)
    await made(ada, '/interactions', { partyId: other.party, kind: 'visit' })
    await made(ada, '/interactions', { partyId: own.party, kind: 'visit' })
    await expect.poll(() => heard.join('')).toContain(own.party)
    expect(heard.join('')).not.toContain(other.party)
    gone.abort()
    await reading
  })

  test('who is limited from now on loses the open screens of before at once', async () => {
    const cy = await server.found('Elsewhere')
    const token = String(
      (await made(cy, '/invitations', { name: 'Di', email: 'di@example.com', roles: ['staff'] }))['link'],
    ).split('#')[1]
    const answer = await server.stranger.call('POST', '/invitations/accept', {
      body: { token, name: 'Di', password },
    })
    const di = server.signedIn(cookieOf(answer))
    const stream = await fetch(`${server.address}/api/v1/live`, { headers: di.headers })
    const ended = stream.text()
    const { id, version } = (await idOfMe(di)).member
    await made(cy, `/members/${id}`, { version, limited: true }, 'PATCH')
    expect(await ended).toContain('MemberChanged')
  })
})

type Named = { name: string }

test('every table that hangs on a party is shut to limited members but for their own', async () => {
  const { rows: open } = await owner.query<Named>(
    `select distinct pg_class.oid::regclass::text as name
     from pg_class
     join pg_attribute on attrelid = pg_class.oid
     where relkind in ('r', 'p')
       and relnamespace not in ('jobs'::regnamespace, 'pg_catalog'::regnamespace)
       and (attname ~ 'party_id$' or exists (
         select from pg_constraint
         where conrelid = pg_class.oid and contype = 'f' and confrelid = 'party'::regclass))
       and not exists (
         select from pg_policy
         where polrelid = pg_class.oid
           and not polpermissive
           and polroles = array['rapport_limited'::regrole::oid]
           and pg_get_expr(polqual, polrelid) ~ 'stewarded')`,
  )
  expect(open.map(({ name }) => name)).toEqual([])
})

test('every view that sees parties with its owner’s rights asks who is limited', async () => {
  const { rows: open } = await owner.query<Named>(
    `select distinct viewname as name
     from pg_views
     where schemaname in ('public', 'platform')
       and definition !~ 'stewarded'
       and not coalesce((select reloptions @> '{security_invoker=true}'
         from pg_class where oid = format('%I.%I', schemaname, viewname)::regclass), false)`,
  )
  expect(open.map(({ name }) => name)).toEqual([])
})

describe('the database itself', async () => {
  const limited = database.limitedTo(boMember.id)
  const { rows: tables } = await owner.query<Named>(
    `select distinct polrelid::regclass::text as name from pg_policy where polname = 'stewarded'`,
  )
  const columnOf = (table: string) => (table === 'party' ? 'id' : 'party_id')
  const ofTwo = ['link', 'trade_line', 'duplicate_pair', 'party_merge', 'party_merge_row']
  const hanging = tables.map(({ name }) => name).filter((name) => !ofTwo.includes(name))

  test.each(hanging)(
    'shows in %s the member’s own and neither changes nor takes another’s',
    async (table) => {
      const sees = (partyId: string) =>
        limited.reading(firm.id, (db) =>
          db.query(`select 1 from ${table} where workspace_id = $1 and ${columnOf(table)} = $2`, [
            firm.id,
            partyId,
          ]),
        )
      expect(await sees(other.party)).toEqual([])
      if (table === 'fact') return
      const strange = await limited.writing(firm.id, async (db) => [
        ...(await db.query(
          `update ${table} set workspace_id = workspace_id where ${columnOf(table)} = $1 returning 1`,
          [other.party],
        )),
        ...(await db.query(`delete from ${table} where ${columnOf(table)} = $1 returning 1`, [other.party])),
      ])
      expect(strange).toEqual([])
      const { rows } = await owner.query(
        `select to_jsonb(kept) as row from ${table} as kept where ${columnOf(table)} = $1 limit 1`,
        [other.party],
      )
      if (rows.length === 0) return
      const again = limited.writing(firm.id, (db) =>
        db.query(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`, [
          JSON.stringify(rows[0].row),
        ]),
      )
      await expect(again).rejects.toThrow(/row-level security/)
    },
  )

  test('shows no pair with another’s party, and nothing of what was merged into one', async () => {
    const { rows } = await owner.query<{ pair: string; merge: string }>(
      `with pair as (
         insert into duplicate_pair (workspace_id, id, one_id, other_id, state, chance, reasons, created_at)
         values ($1, gen_random_uuid(), $2, $3, 'open', 0.9, '[]', now())
         returning id),
       merge as (
         insert into party_merge (workspace_id, id, kept_id, gone_id, gone_source, gone, kept_before, created_at)
         values ($1, gen_random_uuid(), $3, gen_random_uuid(), 'typed', '{}', '{}', now())
         returning id),
       moved as (
         insert into party_merge_row (workspace_id, merge_id, table_name, key, before)
         select $1, id, 'party_note', '{}', '{}' from merge)
       select pair.id as pair, merge.id as merge from pair, merge`,
      [firm.id, own.party, other.party],
    )
    expect(rows).toHaveLength(1)
    for (const table of ['duplicate_pair', 'party_merge', 'party_merge_row']) {
      const count = (reach: Pick<typeof database, 'reading'>) =>
        reach.reading(firm.id, async (db) => (await db.query(`select 1 from ${table}`)).length)
      expect([table, await count(limited), await count(database)]).toEqual([table, 0, 1])
    }
  })

  test('shows nobody’s parties where it was not told whose to show', async () => {
    const seen = await database.writing(firm.id, async (db) => {
      await db.query(`select set_config('role', 'rapport_limited', true)`)
      return db.query('select id from party')
    })
    expect(seen).toEqual([])
  })

  test('forgets on the next errand whom it was limited to', async () => {
    const count = (reach: Pick<typeof database, 'reading'>) =>
      reach.reading(firm.id, async (db) => (await db.query('select id from party')).length)
    const [mine, all] = [await count(limited), await count(database)]
    expect(mine).toBeLessThan(all)
    expect([await count(limited), await count(database)]).toEqual([mine, all])
  })
})

test('a party that was taken out of a limited member’s hands is not counted any more', async () => {
  const total = async () => (await bo.call('GET', '/relationships')).body['total']
  const handed = await known('Handed', boMember.id)
  await refitFirm(openDesk({ database, frameOf, reactions: [], actor: { ...everything, isLimited: false } }))
  const before = Number(await total())
  const { version } = (await ada.call('GET', `/parties/${handed.party}`)).body
  const roles = [{ role: 'customer', stewardId: null }]
  await made(ada, `/parties/${handed.party}`, { version, roles }, 'PATCH')
  expect(await total()).toBe(before - 1)
})

test('a limited member is told of a new device as anybody is', async () => {
  await server.signIn('staff@example.com')
  await server.signIn('staff@example.com')
  const { rows } = await owner.query<{ kind: string }>(
    `select kind from fact where workspace_id = $1 and subject_id = $2 and kind = 'NewDeviceSeen'`,
    [firm.id, boMember.id],
  )
  expect(rows).toHaveLength(1)
})
