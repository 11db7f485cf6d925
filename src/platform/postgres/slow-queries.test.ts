import { expect, test } from 'vitest'
import { openLog } from '../log.ts'
import { testDesk } from '../testing/desk.ts'
import { testDatabase } from '../testing/test-database.ts'
import { until } from '../testing/until.ts'
import { watchSlowQueries } from './slow-queries.ts'

const database = await testDatabase({ max: 3 })
const lines: string[] = []
watchSlowQueries(database.pool, { slowMs: 600, log: openLog('warn', (line) => lines.push(line)) })

test('a slow question is told once, with its plan and without what somebody typed', async () => {
  const desk = await testDesk(database)
  const ask = () =>
    desk.reading(({ db }) =>
      db.query('select pg_sleep(0.7), display_name from party where workspace_id = $1 or display_name = $2', [
        desk.workspaceId,
        'Ada Lovelace',
      ]),
    )
  await desk.writing(({ db, workspaceId, now }) =>
    db.query(
      `insert into party (workspace_id, id, kind, display_name, sort_name, search_text, source, created_at, updated_at)
       values ($1, gen_random_uuid(), 'person', 'Ada Lovelace', 'lovelace ada', 'ada', 'typed', $2, $2)`,
      [workspaceId, now],
    ),
  )
  await Promise.all([ask(), ask()])
  await ask()
  await until(() => lines.length > 0)
  expect(lines).toHaveLength(1)
  const line = JSON.parse(lines[0])
  expect(line).toMatchObject({ event: 'slow-query', level: 'warn' })
  expect(line.statement).toMatch(/^select pg_sleep\(0\.7\), display_name from party/)
  expect(line.plan).toMatch(/Scan .*on party/)
  expect(line.tookMs).toBeGreaterThanOrEqual(600)
  expect(lines[0]).not.toMatch(/Ada|Lovelace/)
})
