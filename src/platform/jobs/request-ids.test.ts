import { afterAll, expect, test } from 'vitest'
import { openDesk } from '../desk.ts'
import { openLog } from '../log.ts'
import { testDesk } from '../testing/desk.ts'
import { testDatabase } from '../testing/test-database.ts'
import { until } from '../testing/until.ts'
import type { Reaction } from '../work.ts'
import { openJobs } from './open-jobs.ts'

const database = await testDatabase({ max: 6 })
const lines: string[] = []
const reactions: Reaction[] = [
  {
    name: 'pass-on',
    to: ['BellRang'],
    run: (desk) => desk.writing((work) => work.announce({ kind: 'StoneLay' })),
  },
  {
    name: 'stumble',
    to: ['StoneLay'],
    run: async () => {
      throw new Error('stumbled')
    },
  },
]
const firm = await testDesk(database, { reactions })
const frameOf = () => firm.reading(async ({ db: _db, actor: _actor, ...frame }) => frame)
const jobs = await openJobs({
  url: database.ownerUrl,
  database,
  frameOf,
  reactions,
  schedules: [],
  workspaces: async () => [firm.workspaceId],
  concurrency: 1,
  log: openLog('error', (line) => lines.push(line)),
})
afterAll(() => jobs.stop())

test('a job that fails, two steps on, names the call it all began with', async () => {
  const desk = openDesk({ database, reactions, actor: firm.actor, frameOf, requestId: 'the-call' })
  await desk.writing((work) => work.announce({ kind: 'BellRang' }))
  await until(() => lines.length > 0)
  expect(JSON.parse(lines[0])).toMatchObject({
    event: 'reaction-failed',
    task: 'stumble',
    requestId: 'the-call',
    workspaceId: firm.workspaceId,
  })
})
