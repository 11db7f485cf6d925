import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Import } from '../../capabilities/imports/model.ts'
import { openLog } from '../../platform/log.ts'
import { testDatabase } from '../../platform/testing/test-database.ts'
import { type Person, serve } from '../testing/serve.ts'

const written: string[] = []
const original = process.stderr.write
const before = process.env.DATA_DIR
const folder = await mkdtemp(join(tmpdir(), 'rapport-logs-'))
process.env.DATA_DIR = folder
beforeAll(() => {
  process.stderr.write = ((text: string) => {
    written.push(String(text))
    return true
  }) as typeof original
})
afterAll(async () => {
  process.stderr.write = original
  if (before === undefined) delete process.env.DATA_DIR
  else process.env.DATA_DIR = before
  await rm(folder, { recursive: true, force: true })
})

const server = await serve(await testDatabase(), { dataDir: folder, logLevel: 'debug', jobConcurrency: 1 })

/** All that is anybody's own in the story below: no two letters of it may reach the log. */
const personal = [
  'Zerlina Quastel',
  'Quastel',
  'zerlina@quastel.example',
  'eleven mauve herons',
  'Balthazar Immel',
  'balthazar@immel.example',
  'Theodosia Wrangwell',
  'Wrangwell',
  'theodosia@wrangwell.example',
  '+441632960961',
  '01632 960961',
  '7 Peppercorn Mews',
  'allergic to hazelnuts',
  'the divorce came through',
  'Ottoline Fossick',
  'ottoline@fossick.example',
  'fossick-customers',
  'Plumtree & Sons',
]

async function tellStory(): Promise<void> {
  const firm = { country: 'GB', timeZone: 'Europe/London', currency: 'GBP', workingDays: [1, 2] }
  const owner = { name: 'Zerlina Quastel', email: 'zerlina@quastel.example', password: 'eleven mauve herons' }
  const post = (path: string, body: unknown, by: Person = server.stranger) => by.call('POST', path, { body })
  await post('/sign-up', { firm: { ...firm, name: 'Plumtree & Sons' }, owner })
  await post('/sign-up', { firm: { ...firm, name: 'Plumtree & Sons', country: owner.name }, owner })
  await post('/sign-in', { email: owner.email, password: 'eleven mauve heroes' })
  await post('/sign-in', { email: owner.name, password: owner.password })
  const ada = await server.signIn(owner.email, owner.password)
  const guest = { name: 'Balthazar Immel', email: 'balthazar@immel.example', roles: ['staff'] }
  const invited = await post('/invitations', guest, ada)
  const token = String(invited.body['link']).split('#')[1]
  await post('/invitations/look', { token })
  await post('/invitations/accept', { token, name: guest.name, password: 'eleven mauve herons' })
  await post('/invitations/accept', { token, name: guest.name, password: 'eleven mauve herons' })
  const party = {
    kind: 'person',
    displayName: 'Theodosia Wrangwell',
    emails: [{ address: 'theodosia@wrangwell.example' }],
    phones: [{ asGiven: '01632 960961' }],
    addresses: [{ lines: '7 Peppercorn Mews' }],
    roles: [{ role: 'customer' }],
  }
  const { body } = await post('/parties', party, ada)
  await post(`/parties/${body['id']}/notes`, { kind: 'life', text: 'allergic to hazelnuts' }, ada)
  const words = { channel: 'call', direction: 'out', reached: true, happenedAt: '2026-01-05T10:00:00Z' }
  await post('/interactions', { ...words, partyId: body['id'], words: 'the divorce came through' }, ada)
  for (const wrong of [
    { ...party, displayName: 'Theodosia Wrangwell\u0000' },
    { ...party, language: 'Theodosia Wrangwell, 7 Peppercorn Mews' },
    { ...party, roles: [{ role: 'customer', stewardId: 'Wrangwell' }] },
    { ...party, roles: [{ role: 'customer', stewardId: '01939d00-0000-7000-8000-000000000000' }] },
    { ...party, theUsual: 'x'.repeat(2001) + 'Wrangwell' },
  ]) {
    await post('/parties', wrong, ada)
  }
  await ada.call('POST', '/parties', {
    body: '{"displayName": Theodosia Wrangwell}',
    headers: { 'content-type': 'application/json' },
  })
  for (const path of [
    '/parties?q=Wrangwell',
    '/parties?q=theodosia%40wrangwell.example',
    '/parties/theodosia%40wrangwell.example',
    '/wrangwell/theodosia%40wrangwell.example?q=01632%20960961',
    '/parties?cursor=Wrangwell',
    '/parties?limit=Wrangwell',
  ]) {
    await ada.call('GET', path)
  }
  await importFile(ada)
  await ada.call('POST', '/sign-out')
  await ada.call('GET', '/me', { headers: { authorization: 'Bearer Wrangwell' } })
}

async function importFile(by: Person): Promise<void> {
  const rows = 'Name,Email,Phone\nOttoline Fossick,ottoline@fossick.example,01632 960961\nOttoline,fossick\n'
  const url = `${server.address}/api/v1/imports?fileName=fossick-customers.csv`
  const sent = await fetch(url, {
    method: 'POST',
    body: rows,
    headers: { ...by.headers, 'content-type': 'text/csv' },
  })
  const { id, plan } = (await sent.json()) as Import
  await by.call('POST', `/imports/${id}/preview`, { body: { plan } })
  await by.call('POST', `/imports/${id}/bring-in`, { body: { plan } })
  await expect
    .poll(async () => (await by.call('GET', `/imports/${id}`)).body['state'], { timeout: 15_000 })
    .toBe('done')
  await by.call('GET', `/imports/${id}/rejected.csv`)
}

test('a whole story leaves nothing of anybody in the log, even where everything is logged', async () => {
  await tellStory()
  const log = written.join('')
  expect(log.split('\n').length).toBeGreaterThan(25)
  expect(log).toContain('/api/v1/parties')
  const found = personal.filter((value) =>
    [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)].some((form) =>
      log.toLowerCase().includes(form.toLowerCase()),
    ),
  )
  expect(found).toEqual([])
})

test('what an error quotes is left out of its message', () => {
  const lines: string[] = []
  const log = openLog('debug', (line) => lines.push(line))
  for (const message of [
    'invalid input syntax for type uuid: "Wrangwell"',
    `Unexpected token 'W', "{"a": Wrangwell}" is not valid JSON`,
    'Key (email)=(theodosia@wrangwell.example) already exists.',
    'No recipients defined: Theodosia <theodosia@wrangwell.example>',
  ]) {
    log.error('request-failed', { error: new Error(message) })
  }
  expect(lines).toHaveLength(4)
  expect(lines.join('')).not.toMatch(/wrangwell/i)
  expect(lines[0]).toContain('invalid input syntax for type uuid')
})
