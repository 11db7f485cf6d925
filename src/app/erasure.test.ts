import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { frameOf } from '../capabilities/accounts/views/frame.ts'
import { removeFilesAfter } from '../capabilities/privacy/actions/erase.ts'
import { refitFirm } from '../capabilities/vitality/actions/refit.ts'
import type { MemberId, WorkspaceId } from '../kernel/id.ts'
import { openOwnerPool } from '../platform/database.ts'
import { openDesk } from '../platform/desk.ts'
import { fileOf } from '../platform/files.ts'
import { type Hanging, tablesHangingOnParty } from '../platform/postgres/hanging.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { serve } from './testing/serve.ts'

// Somebody is written into every text of every table that can hold one, erased, and then looked for everywhere.

const database = await testDatabase({ max: 6 })
const server = await serve(database)
const owner = openOwnerPool(database.ownerUrl)
afterAll(() => owner.end())
const ada = await server.found()

const name = 'Zyxomarka Vellinder'
const email = 'zyxomarka@vellinder.example'
const phone = '+44 7700 900123'
/** What must not be found anywhere afterwards, also as the digits of a file or the bytes of a picture. */
const marks = ['zyxomarka', 'vellinder', '7700900123', '7700 900123', Buffer.from(name).toString('hex')]

type Body = Record<string, unknown> & { id: string; version: number }
const made = async (path: string, body: object, headers: Record<string, string> = {}) => {
  const answer = await ada.call('POST', path, { body, headers })
  if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`)
  return answer.body as unknown as Body
}

let [firm, partyId, otherId, hanging]: [WorkspaceId, string, string, Hanging[]] = [] as never

beforeAll(async () => {
  const { body } = await ada.call('GET', '/me')
  const me = body as unknown as { firm: { id: WorkspaceId }; member: { id: MemberId } }
  firm = me.firm.id
  const person = {
    kind: 'person',
    displayName: name,
    givenName: 'Zyxomarka',
    familyName: 'Vellinder',
    emails: [{ address: email }],
    phones: [{ asGiven: phone }],
    addresses: [{ lines: '1 Vellinder Lane', town: 'Bath', country: 'GB' }],
    roles: [{ role: 'customer', stewardId: me.member.id }],
    occasions: [{ kind: 'birthday', label: 'of Zyxomarka', month: 5, day: 4 }],
  }
  partyId = (await made('/parties', person, { 'idempotency-key': 'somebody-comes' })).id
  otherId = (await made('/parties', { kind: 'person', displayName: 'Other' })).id
  await made(`/parties/${partyId}/notes`, { kind: 'life', text: 'Zyxomarka plays the oboe' })
  await made(`/parties/${otherId}/links`, { toId: partyId, kind: 'family', note: 'of Vellinder' })
  const talk = { partyId, kind: 'call', said: name, promise: { by: 'us', text: name, dueOn: '2030-01-01' } }
  await made('/interactions', talk)
  for (const day of ['2024-11-01', '2024-10-01', '2024-09-01']) {
    const trade = await made('/trades', {
      partyId,
      side: 'sale',
      happenedOn: day,
      number: `B-${day}`,
      note: `for ${name}`,
      lines: [{ product: 'Reed', quantity: '2', unitPrice: '9.50' }],
    })
    await made('/payments', { tradeId: trade.id, amountMinor: 500, paidOn: day, note: name })
  }
  const upload = await ada.call('POST', '/imports?fileName=zyxomarka.csv', {
    body: `Name,E-mail\n${name},${email}\n`,
    headers: { 'content-type': 'text/csv' },
  })
  expect(upload.status).toBe(201)
  await ada.call('GET', `/parties/${partyId}`)
  const actor = {
    workspaceId: firm,
    memberId: me.member.id,
    capabilities: new Set<never>(),
    isLimited: false,
  }
  await refitFirm(openDesk({ database, frameOf, reactions: [], actor }))
  await ada.call('GET', '/today?anyway=true')
  await owner.query(
    `insert into mail (workspace_id, id, kind, recipient, subject, state, created_at)
     values ($1, gen_random_uuid(), 'invitation', $2, $3, 'sent', now())`,
    [firm, email, name],
  )
  hanging = await database.reading(firm, tablesHangingOnParty)
})

/** Rows that stay without the person; what `source` says is a program and nobody. */
const kept = ['trade', 'trade_line', 'payment']

test('whatever hangs on a party goes with it, but for the figures of the books', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select c.conrelid::regclass::text as name
     from pg_constraint c
     where c.contype = 'f'
       and c.confrelid = 'party'::regclass
       and c.confdeltype <> 'c'
     union
     select a.attrelid::regclass::text
     from pg_attribute a
     join pg_class t on t.oid = a.attrelid and t.relkind in ('r', 'p') and t.relnamespace = 'public'::regnamespace
     where a.attname ~ 'party_id$'
       and not exists (
         select from pg_constraint c
         where c.contype = 'f' and c.conrelid = a.attrelid and a.attnum = any (c.conkey))`,
  )
  // The ledger keeps ids and no words.
  expect(rows.map((row) => row.name).filter((table) => table !== 'fact')).toEqual([])
})

type Column = { table: string; column: string; type: string }

/** Writes the name into every text of every row that hangs on the person; what the table forbids stays. */
async function plant(): Promise<void> {
  const { rows: columns } = await owner.query<Column>(
    `select a.attrelid::regclass::text as "table", format('%I', a.attname) as "column",
       format_type(a.atttypid, null) as type
     from pg_attribute a
     where a.attrelid = any ($1::regclass[])
       and a.attnum > 0
       and not a.attisdropped
       and a.attgenerated = ''
       and format_type(a.atttypid, null) in ('text', 'text[]', 'jsonb', 'bytea', 'character varying')
     order by 1, a.attnum`,
    [hanging.map(({ table }) => table)],
  )
  const values: Record<string, unknown> = {
    text: name,
    'character varying': name,
    'text[]': [name],
    jsonb: JSON.stringify({ said: name }),
    bytea: Buffer.from(name),
  }
  for (const { table, column, type } of columns) {
    if (kept.includes(table) && column === 'source') continue
    const where = hanging.find((one) => one.table === table)?.where ?? 'false'
    await owner
      .query(
        `update ${table} t0
         set ${column} = $3
         where ${where}
           and (t0.${column} is null or lower(t0.${column}::text) not like all ($4))`,
        [firm, partyId, values[type], marks.map((mark) => `%${mark}%`)],
      )
      .catch(() => undefined)
  }
}

/** Every table with a row in which one of the marks stands. */
async function tablesThatTell(): Promise<string[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm')
       and n.nspname in ('public', 'auth', 'platform', 'jobs')`,
  )
  const telling: string[] = []
  for (const table of tables) {
    const { rows } = await owner.query(
      `select 1 from ${table.name} t where lower(t::text) like any ($1) limit 1`,
      [marks.map((mark) => `%${mark}%`)],
    )
    if (rows.length > 0) telling.push(table.name.replace('public.', ''))
  }
  return telling.sort()
}

async function filesThatTell(): Promise<string[]> {
  const folder = dirname(await fileOf(firm, 'x'))
  const telling: string[] = []
  for (const file of await readdir(folder)) {
    const text = (await readFile(join(folder, file), 'utf8')).toLowerCase()
    if (marks.some((mark) => text.includes(mark))) telling.push(file)
  }
  return telling
}

test('nothing of who was erased is found in any table, any answer or any file', async () => {
  await plant()
  const everywhere = [
    'party',
    'party_note',
    'interaction',
    'promise',
    'trade',
    'trade_line',
    'payment',
    'link',
  ]
  const beside = ['relationship', 'vitality', 'idempotency_key', 'import', 'mail']
  expect(await tablesThatTell()).toEqual(expect.arrayContaining([...everywhere, ...beside]))
  expect(await filesThatTell()).toHaveLength(1)
  const figures = await figuresOf()

  const { rows: now } = await owner.query<{ version: number }>('select version from party where id = $1', [
    partyId,
  ])
  const [{ version }] = now
  const proof = await made(
    `/parties/${partyId}/erase`,
    { version, name },
    { 'idempotency-key': 'erase-this-one' },
  )
  expect(proof).toMatchObject({ kind: 'person', tradesKept: 3, paymentsKept: 3, filesGoneAt: null })

  expect(await tablesThatTell()).toEqual([])
  const { rows } = await owner.query<{ memberId: MemberId; at: Date }>(
    `select member_id as "memberId", happened_at as at from fact where kind = 'PersonErased' and subject_id = $1`,
    [proof.id],
  )
  const actor = {
    workspaceId: firm,
    memberId: rows[0].memberId,
    capabilities: new Set<never>(),
    isLimited: false,
  }
  const desk = openDesk({ database, frameOf, reactions: [], actor })
  await removeFilesAfter(desk, { erasureId: proof.id, at: rows[0].at })
  expect(await filesThatTell()).toEqual([])
  expect(await figuresOf()).toEqual(figures)

  for (const path of [
    '/parties?q=zyxo',
    '/relationships?q=zyxo',
    '/parties?q=7700900123',
    '/trades',
    '/imports',
  ])
    for (const mark of marks) expect((await ada.call('GET', path)).text.toLowerCase()).not.toContain(mark)
  expect((await ada.call('GET', `/parties/${partyId}`)).status).toBe(404)
  const told = await ada.call('GET', `/erasures/${proof.id}`)
  expect(told.body['filesGoneAt']).not.toBeNull()
  expect(marks.filter((mark) => told.text.toLowerCase().includes(mark))).toEqual([])
})

/** The books as an accountant sees them. */
async function figuresOf(): Promise<unknown> {
  const { rows } = await owner.query(
    `select t.side, t.happened_on, t.total_minor, t.currency, l.quantity, l.unit_price, l.amount_minor, l.product_id,
       y.amount_minor as paid
     from trade t
     join trade_line l on l.workspace_id = t.workspace_id and l.trade_id = t.id
     join payment y on y.workspace_id = t.workspace_id and y.trade_id = t.id
     where t.workspace_id = $1
     order by t.id`,
    [firm],
  )
  return rows
}
