import { once } from 'node:events'
import { sql } from 'kysely'
import { to as copyTo } from 'pg-copy-streams'
import { beforeAll, expect, test } from 'vitest'
import { openDatabase, openOwnerPool } from './database.ts'
import { testDatabase } from './testing/test-database.ts'
import { until } from './testing/until.ts'

const database = await testDatabase()
const bakery = '0197a000-0000-7000-8000-000000000001'
const garage = '0197a000-0000-7000-8000-000000000002'

beforeAll(async () => {
  const owner = openOwnerPool(database.ownerUrl)
  await owner.query(`
    create table note (workspace_id uuid not null, id int not null, words text, primary key (workspace_id, id));
    alter table note enable row level security;
    create policy own_workspace on note using (workspace_id = platform.current_workspace());
    grant select, insert, update on note to rapport_app;
  `)
  await owner.query('insert into note values ($1, 1, $3), ($2, 1, $4)', [bakery, garage, 'bread', 'oil'])
  await owner.end()
})

const words = (workspaceId: string) =>
  database.reading(workspaceId, (connection) =>
    connection.query<{ words: string }>('select words from note order by id'),
  )

test('a query that forgets the workspace still sees only its own rows', async () => {
  expect(await words(bakery)).toEqual([{ words: 'bread' }])
  expect(await words(garage)).toEqual([{ words: 'oil' }])
})

test('row-level security follows the workspace on one connection lent again and again', async () => {
  const single = openDatabase({ url: database.url, max: 1 })
  const seen: unknown[] = []
  for (const workspace of [bakery, garage, garage, bakery]) {
    await single.writing(garage, (connection) => connection.query('select 1'))
    const rows = await single.reading(workspace, (connection) => connection.query('select words from note'))
    seen.push(rows[0]?.words)
  }
  await single.close()
  expect(seen).toEqual(['bread', 'oil', 'oil', 'bread'])
})

test('work outside any workspace sees no rows of one', async () => {
  const single = openDatabase({ url: database.url, max: 1 })
  await single.reading(bakery, (connection) => connection.query('select 1'))
  const rows = await single.outside((connection) => connection.query('select words from note'))
  await single.close()
  expect(rows).toEqual([])
})

test('a row can be written into no other workspace', async () => {
  const forged = database.writing(bakery, (connection) =>
    connection.query(`insert into note values ($1, 2, 'forged')`, [garage]),
  )
  await expect(forged).rejects.toThrow(/row-level security/)
})

test('reads of the same workspace cost one round trip each, writes add two', async () => {
  const single = openDatabase({ url: database.url, max: 1 })
  const client = await single.pool.connect()
  let statements = 0
  const query = client.query.bind(client)
  Object.assign(client, { query: (...given: Parameters<typeof query>) => (statements++, query(...given)) })
  client.release()
  const ask = (count: () => Promise<unknown>) => async () => {
    statements = 0
    await count()
    return statements
  }
  const read = ask(() => single.reading(bakery, (connection) => connection.query('select 1')))
  const write = ask(() => single.writing(bakery, (connection) => connection.query('select 1')))
  expect([await read(), await read(), await write(), await read()]).toEqual([2, 1, 3, 1])
  await single.close()
})

test('what a failed piece of work wrote is taken back', async () => {
  const failing = database.writing(bakery, async (connection) => {
    await connection.query(`insert into note values ($1, 9, 'half')`, [bakery])
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  expect(await words(bakery)).toEqual([{ words: 'bread' }])
})

test('an error that was swallowed inside a write is not reported as saved', async () => {
  const swallowing = database.writing(bakery, async (connection) => {
    await connection.query('select nonsense').catch(() => undefined)
  })
  await expect(swallowing).rejects.toThrow('Nothing was saved')
})

test('a connection that was kept after its work is refused', async () => {
  const kept = await database.reading(bakery, async (connection) => connection)
  await expect(kept.query('select 1')).rejects.toThrow('is over')
})

test('queries at the same time on one connection wait for each other', async () => {
  const answers = await database.reading(bakery, (connection) =>
    Promise.all([1, 2, 3].map((n) => connection.query(`select ${n} as n`))),
  )
  expect(answers.flat()).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
})

test('a workspace id that is no id reaches no SQL', async () => {
  const forged = database.reading(`'; drop table note; --`, (connection) => connection.query('select 1'))
  await expect(forged).rejects.toThrow('id of a workspace')
})

test('a slow statement is stopped in a request and not in a job', async () => {
  const hasty = database.withStatementTimeout(50)
  const slow = hasty.reading(bakery, (connection) => connection.query('select pg_sleep(5)'))
  await expect(slow).rejects.toThrow('statement timeout')
  const patient = openDatabase({ url: database.url, max: 1, statementTimeoutMs: 500 })
  const job = patient.withStatementTimeout(0)
  await job.writing(bakery, (connection) => connection.query('select pg_sleep(0.7)'))
  await patient.close()
})

test('a day stays a text, a big number a number, an instant a date', async () => {
  const [row] = await database.outside((connection) =>
    connection.query(`select date '2026-03-01' as day, array[date '2026-03-01', null] as days,
      9007199254740991::bigint as big, array[1, 2]::bigint[] as bigs, 1.50::numeric as exact,
      timestamptz '2026-03-01 00:30+01' as instant`),
  )
  expect(row).toEqual({
    day: '2026-03-01',
    days: ['2026-03-01', null],
    big: 9_007_199_254_740_991,
    bigs: [1, 2],
    exact: '1.50',
    instant: new Date('2026-02-28T23:30:00Z'),
  })
})

test('a number too big to be exact fails instead of being rounded', async () => {
  const huge = database.outside((connection) => connection.query('select 9007199254740992::bigint as big'))
  await expect(huge).rejects.toThrow('too large to be exact')
})

test('the query builder and templates speak through the same transaction', async () => {
  const found = await database.writing(bakery, async (connection) => {
    await connection.query(`update note set words = 'rolls'`)
    const { rows } = await sql<{ words: string }>`select words from note where words = ${'rolls'}`.execute(
      connection,
    )
    await connection.query(`update note set words = 'bread'`)
    return rows
  })
  expect(found).toEqual([{ words: 'rolls' }])
})

test('a copy stream reads the rows of its workspace', async () => {
  const text = await database.writing(bakery, (connection) =>
    connection.exclusively(async (client) => {
      const stream = client.query(copyTo('copy (select words from note) to stdout'))
      let read = ''
      stream.on('data', (chunk) => (read += chunk))
      await once(stream, 'end')
      return read
    }),
  )
  expect(text).toBe('bread\n')
})

test('after its connection broke a listener hears again and is told to look again', async () => {
  const heard: string[] = []
  const back = new Promise<void>((resolve) => {
    database.listen('bell', (payload) => heard.push(payload), resolve)
  })
  const owner = openOwnerPool(database.ownerUrl)
  await until(async () => {
    await owner.query(`notify bell, 'one'`)
    return heard.length > 0
  })
  await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rapport listening'
    and datname = current_database()`)
  await back
  await owner.query(`notify bell, 'two'`)
  await until(async () => heard.includes('two'))
  await owner.end()
})

test('a connection that the server ended is replaced', async () => {
  const owner = openOwnerPool(database.ownerUrl)
  const broken = database.writing(bakery, async (connection) => {
    const [own] = await connection.query<{ pid: number }>('select pg_backend_pid() as pid')
    await owner.query('select pg_terminate_backend($1)', [own?.pid])
    await connection.query('select 1')
  })
  await expect(broken).rejects.toThrow()
  await owner.end()
  expect(await words(bakery)).toEqual([{ words: 'bread' }])
})

test('behind a pooler nothing of one firm stays on a connection that the next firm may get', async () => {
  const pooled = openDatabase({ url: database.url, poolerUrl: database.ownerUrl, max: 1 })
  const rows = await pooled.reading(bakery, (connection) => connection.query('select words from note'))
  expect(rows).toEqual([{ words: 'bread' }])
  const left = await pooled.pool.query(
    `select current_setting('rapport.workspace_id', true) as workspace, current_setting('role') as role`,
  )
  expect(left.rows).toEqual([{ workspace: '', role: 'none' }])
  await pooled.close()
})

test('a connection that could not be set up for its work is not lent on in the middle of it', async () => {
  const single = openDatabase({ url: database.url, max: 1 })
  const broken = single
    .limitedTo(bakery, Number.NaN)
    .writing(bakery, (connection) => connection.query('select 1'))
  await expect(broken).rejects.toThrow(/statement_timeout/)
  const rows = await single.reading(bakery, (connection) => connection.query('select words from note'))
  await single.close()
  expect(rows).toEqual([{ words: 'bread' }])
})
