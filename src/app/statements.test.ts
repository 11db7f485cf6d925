import pg from 'pg'
import { expect, test } from 'vitest'
import { openOwnerPool } from '../platform/database.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { serve } from './testing/serve.ts'

// A screen asks the database as often for three hundred people as for three: nothing is looked up row by row.

const database = await testDatabase()
const server = await serve(database)
const ada = await server.found('Ada')

/** People with a role, an e-mail, a talk, a promise and a sale each. */
async function bring(count: number): Promise<void> {
  const owner = openOwnerPool(database.ownerUrl, 1)
  await owner.query(
    `insert into party (workspace_id, id, kind, display_name, sort_name, search_text, created_at, updated_at)
     select workspace_id, gen_random_uuid(), 'person', 'Guest', 'guest', 'guest', now(), now()
     from workspace, generate_series(1, ${count})`,
  )
  for (const [table, columns, values] of [
    ['party_role', 'role, steward_id, created_at', `'customer', m.id, now()`],
    ['party_email', 'address', `'guest@example.com'`],
    [
      'interaction',
      'member_id, kind, direction, outcome, happened_at, happened_on, created_at',
      `m.id, 'call', 'out', 'reached', now() - interval '20 days', current_date - 20, now()`,
    ],
    ['promise', 'member_id, by, text, due_on, created_at', `m.id, 'us', 'Beans', current_date, now()`],
    [
      'trade',
      'side, happened_at, happened_on, currency, total_minor, created_at',
      `'sale', now() - interval '20 days', current_date - 20, 'GBP', 500, now() - interval '1 day'`,
    ],
  ]) {
    await owner.query(
      `insert into ${table} (workspace_id, id, party_id, ${columns})
       select p.workspace_id, gen_random_uuid(), p.id, ${values}
       from party p
       join member m on m.workspace_id = p.workspace_id
       where not exists (select from ${table} t where t.party_id = p.id)`,
    )
  }
  await owner.end()
}

/** How many statements one call sends; everything runs in this process. */
async function statementsOf(path: string): Promise<number> {
  const original = pg.Client.prototype.query
  let sent = 0
  pg.Client.prototype.query = function (this: pg.Client, ...words: unknown[]) {
    sent += 1
    return Reflect.apply(original, this, words)
  } as typeof original
  try {
    expect([path, (await ada.call('GET', path)).status]).toEqual([path, 200])
  } finally {
    pg.Client.prototype.query = original
  }
  return sent
}

test('no answer takes more statements because there is more to show', async () => {
  await bring(3)
  const { body } = await ada.call('GET', '/parties?limit=1')
  const id = String(body['items']?.[0]?.['id'])
  const paths = [
    '/me',
    '/members',
    '/relationships',
    '/parties?q=guest',
    `/parties/${id}`,
    `/parties/${id}/origins`,
    `/parties/${id}/around`,
    `/parties/${id}/timeline`,
    `/parties/${id}/vitality`,
    `/parties/${id}/heard`,
    `/parties/${id}/both-ways`,
    '/interactions',
    '/promises',
    '/trades',
    '/products',
    '/rhythm',
    '/vitality/summary',
    '/imports',
    '/today?anyway=true',
  ]
  const counts = async () => {
    // The first look of a day makes the list; connections are told once for which firm they are.
    for (const path of paths) await ada.call('GET', path)
    const counted: Record<string, number> = {}
    for (const path of paths) counted[path] = await statementsOf(path)
    return counted
  }
  const few = await counts()
  await bring(60)
  const many = await counts()
  // Fewer it may take: where many are found, nobody is looked for who only sounds alike.
  expect(Object.entries(many).filter(([path, count]) => count > (few[path] ?? 0))).toEqual([])
  expect(Math.min(...Object.values(few))).toBeGreaterThan(1)
  expect(Math.max(...Object.values(few))).toBeLessThan(25)
})
