import { afterAll, expect, test } from 'vitest'
import { openOwnerPool } from '../database.ts'
import { silentLog } from '../log.ts'
import { testDesk } from '../testing/desk.ts'
import { testDatabase } from '../testing/test-database.ts'
import { until } from '../testing/until.ts'
import type { Chore, Frame, Reaction, Schedule } from '../work.ts'
import type { Jobs } from './open-jobs.ts'
import { openJobs } from './open-jobs.ts'
import { jobsState, reviveJobs } from './state.ts'

const database = await testDatabase({ max: 6 })
const owner = openOwnerPool(database.ownerUrl)
const running: Jobs[] = []
afterAll(async () => {
  await Promise.all(running.splice(0).map((jobs) => jobs.stop()))
  await owner.end()
})

const heard: string[] = []
const counted: string[] = []
let pause = Promise.resolve()
let failures = 0
const reactions: Reaction[] = [
  { name: 'listen', to: ['BellRang'], run: async (_desk, fact) => void heard.push(fact.id) },
  {
    name: 'count',
    to: ['TillRang'],
    debounceSeconds: 1,
    run: async (_desk, fact) => {
      counted.push(fact.id)
      await pause
    },
  },
  {
    name: 'stumble',
    to: ['StoneLay'],
    run: async () => {
      failures += 1
      if (failures === 1) throw new Error('stumbled')
    },
  },
  {
    name: 'never',
    to: ['WallStood'],
    run: async () => {
      throw new Error('no way through')
    },
  },
]
const [one, other] = [await testDesk(database, { reactions }), await testDesk(database, { reactions })]

const start = async (schedules: Schedule[] = [], chores: Chore[] = []) => {
  const jobs = await openJobs({
    url: database.ownerUrl,
    database,
    frameOf: async (_db, workspaceId) => frame(workspaceId),
    reactions,
    schedules,
    chores,
    workspaces: async () => [one.workspaceId, other.workspaceId],
    concurrency: 2,
    log: silentLog,
  })
  running.push(jobs)
  return jobs
}
const frame = (workspaceId: Frame['workspaceId']): Frame => ({
  workspaceId,
  now: new Date('2026-11-20T09:00:00Z'),
  today: '2026-11-20' as Frame['today'],
  timeZone: 'UTC',
  country: 'GB',
  currency: 'GBP',
})
const rowOf = async (reaction: string) => {
  const { rows } = await owner.query(
    `select attempts, locked_at is null as free, run_at > now() as later from jobs._private_jobs where payload ->> 'reaction' = $1`,
    [reaction],
  )
  return rows[0]
}

test('what was announced while no worker ran is answered once one runs', async () => {
  await one.writing((work) => work.announce({ kind: 'BellRang' }))
  expect(heard).toEqual([])
  await start()
  await until(() => heard.length === 1)
  const [fact] = await one.facts()
  expect(heard).toEqual([fact.id])
})

test('a job whose process was killed runs again', async () => {
  await Promise.all(running.splice(0).map((jobs) => jobs.stop()))
  heard.length = 0
  await one.writing((work) => work.announce({ kind: 'BellRang' }))
  // What a killed process leaves: a job that it took and never gave back.
  await owner.query(`update jobs._private_jobs set attempts = 1, locked_at = now(), locked_by = 'killed'`)
  await start()
  await until(() => heard.length === 1)
})

test('a reaction that fails is tried again, later each time', async () => {
  await one.writing((work) => work.announce({ kind: 'StoneLay' }))
  await until(async () => (await rowOf('stumble'))?.free && failures === 1)
  expect(await rowOf('stumble')).toEqual({ attempts: 1, free: true, later: true })
  await until(() => failures === 2)
  await until(async () => (await rowOf('stumble')) === undefined)
})

test('what failed for good stays visible and can be tried again', async () => {
  await one.writing((work) => work.announce({ kind: 'WallStood' }))
  await owner.query(`update jobs._private_jobs set max_attempts = 1 where payload ->> 'reaction' = 'never'`)
  await until(async () => (await jobsState(owner)).dead.length === 1)
  const { dead } = await jobsState(owner)
  expect(dead[0]).toMatchObject({ reaction: 'never', workspaceId: one.workspaceId, attempts: 1 })
  expect(await reviveJobs(owner)).toBe(1)
})

test('steady work is answered all along, and what comes while an answer is given gets another', async () => {
  const ring = () => one.writing((work) => work.announce({ kind: 'TillRang' }))
  for (let rung = 0; rung < 60 && counted.length === 0; rung++) {
    await ring()
    await new Promise((resolve) => setTimeout(resolve, 400))
  }
  expect(counted).toHaveLength(1)
  await until(async () => (await rowOf('count')) === undefined)
  let goOn = () => {}
  pause = new Promise((resolve) => {
    goOn = resolve
  })
  await ring()
  await until(() => counted.length === 2 || counted.length === 3)
  const before = counted.length
  await ring()
  const last = (await one.facts()).at(-1)?.id
  goOn()
  await until(() => counted.length === before + 1)
  expect(counted.at(-1)).toBe(last)
})

test('a schedule that fails in one workspace runs in the others, and its heartbeat says so', async () => {
  await Promise.all(running.splice(0).map((jobs) => jobs.stop()))
  const visited: string[] = []
  await start([
    {
      name: 'sweep',
      cron: '* * * * *',
      run: async ({ workspaceId }) => {
        if (workspaceId === one.workspaceId) throw new Error('slipped')
        visited.push(workspaceId)
        return 'swept'
      },
    },
  ])
  await owner.query(`select jobs.add_job('schedule', '{"name":"sweep"}')`)
  await until(async () => (await jobsState(owner)).heartbeats[0]?.lastFinishedAt != null)
  expect(visited).toContain(other.workspaceId)
  const [heartbeat] = (await jobsState(owner)).heartbeats
  expect(heartbeat).toMatchObject({ schedule: 'sweep', lastResult: 'swept', lastError: '1 of 2: unexpected' })
})

test('a chore runs once for all firms, and one that fails is tried again and keeps its last result', async () => {
  await Promise.all(running.splice(0).map((jobs) => jobs.stop()))
  let tries = 0
  const chore = {
    name: 'sweep-yard',
    cron: '0 3 * * *',
    run: async () => {
      tries += 1
      if (tries === 2) throw new Error('rain')
      return 'The yard is swept.'
    },
  }
  await start([], [chore])
  const beat = async () =>
    (await jobsState(owner)).heartbeats.find(({ schedule }) => schedule === 'sweep-yard')
  await owner.query(`select jobs.add_job('schedule', '{"name":"sweep-yard"}')`)
  await until(async () => (await beat())?.lastResult === 'The yard is swept.')
  expect(tries).toBe(1)
  await owner.query(`select jobs.add_job('schedule', '{"name":"sweep-yard"}')`)
  await until(async () => (await beat())?.lastError === '1 of 1: unexpected')
  expect((await beat())?.lastResult).toBe('The yard is swept.')
  await until(async () => tries === 3 && (await beat())?.lastError === null)
})

test('letters and what the door leaves to do are measured as other jobs are', async () => {
  const measured: string[] = []
  running.push(
    await openJobs({
      url: database.ownerUrl,
      database,
      frameOf: async (_db, workspaceId) => frame(workspaceId),
      reactions: [],
      schedules: [],
      errands: { knock: async () => undefined },
      workspaces: async () => [],
      concurrency: 1,
      log: silentLog,
      onDone: ({ task, outcome }) => measured.push(`${task} ${outcome}`),
    }),
  )
  await owner.query(`select platform.enqueue('knock', '{}'::json)`)
  await until(() => measured.includes('knock done'))
})
