import { expect, test } from 'vitest'
import { openDesk } from '../../../platform/desk.ts'
import { openPost } from '../../../platform/mail/post.ts'
import { testDesk } from '../../../platform/testing/desk.ts'
import { testDatabase } from '../../../platform/testing/test-database.ts'
import type { Reading } from '../../../platform/work.ts'
import { alertOwners } from './alerts.ts'

const database = await testDatabase()
const firm = await testDesk(database)
await firm.colleague({ name: 'Grace', roles: ['owner'] })
await firm.colleague({ name: 'Bo', roles: ['staff'] })
const post = openPost({
  smtpUrl: 'smtp://127.0.0.1:1',
  mailFrom: 'rapport@shop.example',
  secret: 'a secret that is long enough for all',
  publicUrl: () => 'http://localhost:4747',
})

const deskAt = (now: string) =>
  openDesk({
    database,
    reactions: [],
    post,
    actor: firm.actor,
    frameOf: (db) =>
      Promise.resolve({
        db,
        workspaceId: firm.workspaceId,
        now: new Date(now),
        today: '2020-01-01',
        timeZone: 'Europe/London',
        country: 'GB',
        currency: 'GBP',
      } as unknown as Reading),
  })
const alertAt = (now: string, kind: 'backup-failed' | 'disk-full' = 'backup-failed') =>
  deskAt(now).writing((work) => alertOwners(work, { kind, what: 'disk full' }))

test('each owner is told, and nobody else', async () => {
  expect(await alertAt('2026-11-22T09:00:00Z')).toBe(2)
})

test('the same trouble is told once a day, another at once, and the same again the next day', async () => {
  expect(await alertAt('2026-11-22T18:00:00Z')).toBe(0)
  expect(await alertAt('2026-11-22T18:00:00Z', 'disk-full')).toBe(2)
  expect(await alertAt('2026-11-23T09:00:00Z')).toBe(2)
})

test('without a mail server nobody is told, and nothing is kept', async () => {
  expect(await firm.writing((work) => alertOwners(work, { kind: 'other', what: 'x' }))).toBe(0)
})
