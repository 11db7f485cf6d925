import { mkdtemp, chmod, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import type { Database } from '../database.ts'
import { openDatabase, openOwnerPool } from '../database.ts'
import { silentLog } from '../log.ts'
import { migrate } from '../migrate.ts'
import { startEmbedded } from '../postgres/embedded.ts'
import { folderMode } from '../postgres/folder-mode.ts'
import { testDesk } from '../testing/desk.ts'
import { testDatabase } from '../testing/test-database.ts'
import { until } from '../testing/until.ts'
import type { Reaction, Schedule } from '../work.ts'
import type { Jobs } from './open-jobs.ts'
import { openJobs } from './open-jobs.ts'
import { giveBackLost, openWake } from './lost-jobs.ts'
import { beginShift } from './shift.ts'

const database = await testDatabase({ max: 4 })
const owner = openOwnerPool(database.ownerUrl)
const running: Jobs[] = []
afterAll(async () => {
  await Promise.all(running.splice(0).map((jobs) => jobs.stop()))
  await owner.end()
})

type Setting = { reactions?: Reaction[]; schedules?: Schedule[] }

const start = async (on: Database & { ownerUrl: string }, { reactions = [], schedules = [] }: Setting) => {
  const desk = await testDesk(on, { reactions })
  const jobs = await openJobs({
    url: on.ownerUrl,
    database: on,
    frameOf: () => desk.reading(async ({ db: _db, actor: _actor, ...frame }) => frame),
    reactions,
    schedules,
    workspaces: async () => [desk.workspaceId],
    concurrency: 1,
    log: silentLog,
  })
  running.push(jobs)
  return desk
}
const isRefused = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(false)).once('error', () => resolve(true))
    socket.once('connect', () => socket.destroy())
  })
const jobsLeft = async (pool: pg.Pool) => {
  const { rows } = await pool.query<{ left: number }>('select count(*)::int as left from jobs._private_jobs')
  return rows[0].left
}

test('work that ends while the database is away is noted once it is back, and is not done again', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rapport-away-'))
  await chmod(dataDir, folderMode())
  const server = await startEmbedded({ dataDir })
  await migrate({ url: server.url })
  const away = { ...openDatabase({ url: server.url, max: 4 }), ownerUrl: server.url }
  const pool = openOwnerPool(server.url)
  let [begun, done] = [0, 0]
  const reactions: Reaction[] = [
    {
      name: 'slow',
      to: ['BellRang'],
      run: async () => {
        begun += 1
        process.kill(server.pid() ?? 0, 'SIGKILL')
        await until(() => isRefused(server.port))
        done += 1
      },
    },
  ]
  try {
    const desk = await start(away, { reactions })
    await desk.writing((work) => work.announce({ kind: 'BellRang' }))
    await until(() => done === 1)
    await until(async () => (await jobsLeft(pool).catch(() => 1)) === 0)
    expect(begun).toBe(1)
  } finally {
    await running.pop()?.stop()
    await Promise.all([pool.end(), away.close()])
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}, 90_000)

test('a job that was taken but never reached the worker, because the connection broke, is given back', async () => {
  const desk = await testDesk(database, {
    reactions: [{ name: 'ring', to: ['TillRang'], run: async () => {} }],
  })
  await desk.writing((work) => work.announce({ kind: 'TillRang' }))
  await desk.writing((work) => work.announce({ kind: 'TillRang' }))
  const { rows } = await owner.query<{ id: string }>(
    `update jobs._private_jobs set locked_by = 'me', locked_at = now() - interval '1 minute', attempts = 1 returning id`,
  )
  const inHand = { workers: () => ['me'], jobs: () => [String(rows[0].id)] }
  expect(await giveBackLost(owner, inHand)).toBe(1)
  const { rows: after } = await owner.query(
    'select id::text, locked_by as by, attempts from jobs._private_jobs order by id',
  )
  expect(after).toContainEqual({ id: String(rows[0].id), by: 'me', attempts: 1 })
  expect(after).toContainEqual({ id: String(rows[1].id), by: null, attempts: 0 })
  await owner.query('delete from jobs._private_jobs')
})

test('jobs of a server that died are given back while other servers live on, and theirs are not', async () => {
  const desk = await testDesk(database, {
    reactions: [{ name: 'ring', to: ['DoorRang'], run: async () => {} }],
  })
  await desk.writing((work) => work.announce({ kind: 'DoorRang' }))
  await desk.writing((work) => work.announce({ kind: 'DoorRang' }))
  await desk.writing((work) => work.announce({ kind: 'DoorRang' }))
  const workers = ['dead', 'alive', 'mine']
  await owner.query(
    `update jobs._private_jobs job
     set locked_by = ($1::text[])[place], locked_at = now(), attempts = 1
     from (select id, row_number() over (order by id) as place from jobs._private_jobs) placed
     where placed.id = job.id`,
    [workers],
  )
  const other = new pg.Client({
    connectionString: database.ownerUrl,
    application_name: 'rapport jobs alive',
  })
  await other.connect()
  const wake = openWake(owner, { workers: () => ['mine'] })
  // A connection that broke may just be made anew.
  expect(await wake()).toEqual([])
  expect(await wake()).toEqual(['dead'])
  const { rows } = await owner.query('select locked_by as by from jobs._private_jobs order by id')
  expect(rows).toEqual([{ by: null }, { by: 'alive' }, { by: 'mine' }])
  await other.end()
  await owner.query('delete from jobs._private_jobs')
})

test('a worker that lives can be told from a dead one by its name', async () => {
  const crew = { concurrency: 1, tasks: { ring: async () => undefined } }
  const shift = await beginShift({
    url: database.ownerUrl,
    log: silentLog,
    workers: 1,
    crewsOn: () => [crew],
  })
  const named = await until(async () => {
    const { rows } = await owner.query(
      `select from pg_stat_activity where datname = current_database() and application_name like 'rapport jobs pool-%'`,
    )
    return rows.length > 0 ? rows : undefined
  })
  expect(named).toHaveLength(1)
  await shift.close()
})

test('after the clock was put back, schedules run by it, and not when the old one would have come round', async () => {
  await owner.query(
    `insert into jobs._private_known_crontabs (identifier, known_since, last_execution)
     values ('sweep', now(), now() + interval '1 year')`,
  )
  const cronItems = [{ task: 'schedule', match: '* * * * *', identifier: 'sweep' }]
  const crew = { concurrency: 1, cronItems, tasks: { schedule: async () => undefined } }
  const shift = await beginShift({
    url: database.ownerUrl,
    log: silentLog,
    workers: 1,
    crewsOn: () => [crew],
  })
  const { rows } = await owner.query(
    `select last_execution <= now() as "isPast" from jobs._private_known_crontabs where identifier = 'sweep'`,
  )
  expect(rows).toEqual([{ isPast: true }])
  await shift.close()
})
