// npm run scale: tries what docs/scale.md says of a pooler and a read replica, with Debian's PostgreSQL and pgbouncer
// (apt-get install postgresql-15 pgbouncer), and says what held. Needs root, to start them as their own user.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { openDatabase } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'

const bin = '/usr/lib/postgresql/15/bin'
const pgbouncer = '/usr/sbin/pgbouncer'

type Place = Readonly<{ folder: string; primary: number; replica: number; pooler: number }>
const firms = ['0197a000-0000-7000-8000-000000000001', '0197a000-0000-7000-8000-000000000002'] as const

async function main(): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync(`${bin}/initdb`) || !existsSync(pgbouncer)) {
    process.stdout.write(
      'Skipped: the trial needs root, PostgreSQL 15 and pgbouncer (apt-get install postgresql-15 pgbouncer).\n',
    )
    return
  }
  const folder = await mkdtemp(join(tmpdir(), 'rapport-scale-'))
  await chmod(folder, 0o777)
  const place = { folder, primary: await freePort(), replica: await freePort(), pooler: await freePort() }
  const closing: (() => void)[] = []
  try {
    closing.push(startPrimary(place))
    await migrate({ url: url(place.primary) })
    await fill(place)
    closing.push(startReplica(place))
    closing.push(await startPooler(place))
    await tryReplica(place)
    await tryPooler(place)
  } finally {
    for (const close of closing.reverse()) close()
    await rm(folder, { recursive: true, force: true })
  }
}

const url = (port: number, user = 'postgres') => `postgres://${user}@127.0.0.1:${port}/postgres`

function asPostgres(command: string, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(
    'setpriv',
    ['--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...words],
    {
      cwd: '/tmp',
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  if (status !== 0) throw new Error(`${command} failed: ${stderr || stdout}`)
  return stdout
}

function startCluster(data: string, port: number, folder: string): () => void {
  const how = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=60`
  asPostgres(`${bin}/pg_ctl`, '-D', data, '-w', '-l', `${data}.log`, '-o', how, 'start')
  return () => void asPostgres(`${bin}/pg_ctl`, '-D', data, '-m', 'immediate', 'stop')
}

function startPrimary({ folder, primary }: Place): () => void {
  const data = join(folder, 'primary')
  asPostgres(`${bin}/initdb`, '-D', data, '-A', 'trust', '-U', 'postgres', '--locale=C.UTF-8', '-E', 'UTF8')
  return startCluster(data, primary, folder)
}

function startReplica({ folder, primary, replica }: Place): () => void {
  const data = join(folder, 'replica')
  asPostgres(
    `${bin}/pg_basebackup`,
    '-h',
    '127.0.0.1',
    '-p',
    String(primary),
    '-U',
    'postgres',
    '-D',
    data,
    '-R',
    '-X',
    'stream',
    '-c',
    'fast',
  )
  return startCluster(data, replica, folder)
}

/** In transaction mode, with fewer connections behind it than before it: whoever keeps a setting gets another's. */
async function startPooler({ folder, primary, pooler }: Place): Promise<() => void> {
  const users = join(folder, 'users.txt')
  await writeFile(users, '"rapport_web" ""\n"postgres" ""\n')
  const settings = join(folder, 'pgbouncer.ini')
  await writeFile(
    settings,
    `[databases]
postgres = host=127.0.0.1 port=${primary} dbname=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${pooler}
unix_socket_dir =
auth_type = trust
auth_file = ${users}
pool_mode = transaction
default_pool_size = 3
max_client_conn = 500
logfile = ${join(folder, 'pgbouncer.log')}
`,
  )
  const child = spawn(
    'setpriv',
    ['--reuid=postgres', '--regid=postgres', '--clear-groups', pgbouncer, '-q', settings],
    {
      stdio: 'ignore',
    },
  )
  await pause(1000)
  return () => void child.kill('SIGTERM')
}

/** Two firms with parties of their own, and a login for the pooler that owns nothing. */
async function fill({ primary }: Place): Promise<void> {
  const client = new pg.Client({ connectionString: url(primary) })
  await client.connect()
  await client.query(
    'create role rapport_web login noinherit; grant rapport_app, rapport_limited to rapport_web',
  )
  for (const [index, firm] of firms.entries()) {
    await client.query(
      `insert into workspace (workspace_id, name, country, time_zone, currency, created_at)
       values ($1, 'Firm', 'GB', 'Europe/London', 'GBP', now())`,
      [firm],
    )
    await client.query(
      `insert into party (workspace_id, id, kind, display_name, sort_name, created_at, updated_at)
       select $1, gen_random_uuid(), 'person', 'Guest', 'guest', now(), now() from generate_series(1, $2)`,
      [firm, (index + 1) * 100],
    )
  }
  await client.end()
}

function say(held: boolean, what: string): void {
  process.stdout.write(`${held ? 'held  ' : 'broke '} ${what}\n`)
  if (!held) process.exitCode = 1
}

const countSql = 'select count(*)::int as parties from party'
const count = (reach: ReturnType<typeof openDatabase>, firm: string) =>
  reach.reading(firm, (db) => db.query<{ parties: number }>(countSql)).then(([row]) => row?.parties)

async function tryReplica({ primary, replica }: Place): Promise<void> {
  const [writer, reader] = [openDatabase({ url: url(primary) }), openDatabase({ url: url(replica) })]
  say((await count(reader, firms[0])) === 100, 'a read replica answers with the rows of one firm only')
  const write = reader.writing(firms[0], (db) => db.query('update party set display_name = $1', ['X']))
  const refusal = await write.then(
    () => '',
    (error: Error) => error.message,
  )
  say(/read-only/.test(refusal), 'a write that strays to the replica is refused')
  const from = performance.now()
  await writer.writing(firms[0], (db) =>
    db.query(
      `insert into party (workspace_id, id, kind, display_name, sort_name, created_at, updated_at)
       values ($1, gen_random_uuid(), 'person', 'New', 'new', now(), now())`,
      [firms[0]],
    ),
  )
  while ((await count(reader, firms[0])) !== 101) {
    if (performance.now() - from > 10_000) break
  }
  const took = Math.round(performance.now() - from)
  say(took < 10_000, `what was written is on the replica after ${took} ms`)
  await Promise.all([writer.close(), reader.close()])
}

async function tryPooler({ primary, pooler }: Place): Promise<void> {
  const direct = openDatabase({ url: url(pooler, 'rapport_web'), max: 1 })
  const refusal = await count(direct, firms[1]).then(
    () => '',
    (error: Error) => error.message,
  )
  say(
    /startup parameter/.test(refusal),
    `without DATABASE_POOLER_URL the pooler turns us away ("${refusal}")`,
  )
  await direct.close()

  const pooled = openDatabase({ url: url(primary), poolerUrl: url(pooler, 'rapport_web'), max: 30 })
  const wrong: unknown[] = []
  const from = performance.now()
  await Promise.all(
    Array.from({ length: 2000 }, async (_, n) => {
      const expected = n % 2 === 0 ? 101 : 200
      const seen = await count(pooled, firms[n % 2] ?? firms[0])
      if (seen !== expected) wrong.push(seen)
    }),
  )
  const perSecond = Math.round(2000 / ((performance.now() - from) / 1000))
  say(
    wrong.length === 0,
    `2,000 reads of two firms over 30 connections, 3 behind the pooler: ${wrong.length} saw another's rows (${perSecond} a second)`,
  )
  const outside = await pooled.outside((db) => db.query<{ parties: number }>(countSql))
  say(outside[0]?.parties === 0, 'work that belongs to no firm sees no row')
  const stray = await pooled.pool.query(countSql).then(
    () => '',
    (error: Error) => error.message,
  )
  say(/permission denied/.test(stray), 'a statement outside of all that may read nothing')
  await pooled.close()

  const lasting = openDatabase({ url: url(primary), max: 30 })
  const start = performance.now()
  await Promise.all(Array.from({ length: 2000 }, (_, n) => count(lasting, firms[n % 2] ?? firms[0])))
  process.stdout.write(
    `       without a pooler the same reads: ${Math.round(2000 / ((performance.now() - start) / 1000))} a second\n`,
  )
  await lasting.close()
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })
}

await main()
