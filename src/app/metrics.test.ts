import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openOwnerPool } from '../platform/database.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { serve } from './testing/serve.ts'

const database = await testDatabase({ max: 2 })
const server = await serve(database)
const read = async (address: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${address}/metrics`, { headers })
  return { status: answer.status, text: await answer.text() }
}

test('what is measured names routes and states, and nobody and nothing that was looked for', async () => {
  const ada = await server.found()
  await ada.call('GET', '/parties?q=Lovelace')
  await ada.call('GET', '/parties/0192d3a0-0000-7000-8000-000000000000')
  await fetch(`${server.address}/people/somebody-looked-for`)
  const { status, text } = await read(server.address)
  expect(status).toBe(200)
  expect(text).toMatch(
    /rapport_request_seconds_count\{method="GET",route="\/api\/v1\/parties",status="200"\} 1/,
  )
  expect(text).toMatch(
    /rapport_request_seconds_count\{method="GET",route="\/api\/v1\/parties\/:id",status="404"\} 1/,
  )
  expect(text).toMatch(/rapport_database_connections\{pool="requests",state="waiting"\} 0/)
  for (const name of [
    'rapport_jobs',
    'rapport_oldest_job_seconds',
    'rapport_live_screens',
    'rapport_live_reconnects_total',
    'rapport_disk_free_bytes',
    'nodejs_eventloop_lag_seconds',
    'process_resident_memory_bytes',
    'process_cpu_seconds_total',
  ])
    expect(text, name).toContain(`# TYPE ${name} `)
  expect(text).not.toMatch(/Lovelace|looked-for|0192d3a0|owner1@example|Juniper/)
})

test('the newest backup is looked for where backups go, and what a letter waits for has a name', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'rapport-backups-'))
  const owner = openOwnerPool(database.ownerUrl)
  try {
    await writeFile(join(elsewhere, 'one.backup'), 'x')
    await owner.query(`select platform.enqueue('password-link', '{"email":"nobody@example.com"}'::json)`)
    const { text } = await read((await serve(database, { backupDir: elsewhere })).address)
    expect(text).toMatch(/^rapport_backup_age_seconds \d/m)
    expect(text).toContain('rapport_jobs{task="password-link",state="waiting"} 1')
  } finally {
    await owner.end()
    await rm(elsewhere, { recursive: true, force: true })
  }
})

test('measurements are for this machine, not for whom a proxy on it speaks', async () => {
  expect((await read(server.address, { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404)
  expect((await read(server.address, { forwarded: 'for=203.0.113.9' })).status).toBe(404)
})

test('with a token set, measurements are for who shows it', async () => {
  const token = 'sixteen letters!'
  const guarded = await serve(database, { metricsToken: token })
  expect((await read(guarded.address)).status).toBe(404)
  expect((await read(guarded.address, { authorization: 'Bearer sixteen letters?' })).status).toBe(404)
  expect((await read(guarded.address, { authorization: `Bearer ${token}` })).status).toBe(200)
})
