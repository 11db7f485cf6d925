import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../platform/testing/test-database.ts'
import { serve } from './testing/serve.ts'

// The client that others use, built and packed as they get it, on the running server.

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'clients/typescript')
execFileSync(process.execPath, [join(folder, 'build.mjs')], { cwd: folder })

const elsewhere = mkdtempSync(join(tmpdir(), 'rapport-client-'))
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }))
const packed = execFileSync(
  'npm',
  ['pack', '--silent', '--ignore-scripts', '--pack-destination', elsewhere],
  {
    cwd: folder,
    encoding: 'utf8',
  },
)
execFileSync('tar', ['xzf', join(elsewhere, packed.trim()), '-C', elsewhere])
const entry = pathToFileURL(join(elsewhere, 'package/dist/index.js')).href
const { openRapport, RapportProblem } = await import(/* @vite-ignore */ entry)

const database = await testDatabase({ max: 8 })
const server = await serve(database)
const ada = await server.found()
const scopes = ['people:read', 'people:write', 'talks:read', 'talks:write', 'imports:write']
const made = await ada.call('POST', '/api-keys', { body: { name: 'program', scopes, expiresInDays: 1 } })
const key = String(made.body['key'])

const sent: { method: string; key: string | null }[] = []
let breakNext = 0
const shaky = async (url: string, init: RequestInit) => {
  sent.push({ method: String(init.method), key: new Headers(init.headers).get('idempotency-key') })
  const answer = await fetch(url, init)
  if (breakNext-- > 0) throw new TypeError('the answer was lost')
  return answer
}
const rapport = openRapport({ url: `${server.address}/`, key, fetch: shaky })
const problemOf = (call: Promise<unknown>) => call.then(() => null).catch((error: unknown) => error)

test('a program adds somebody, and reads a part of it back', async () => {
  const { id } = await rapport.people.add({ kind: 'person', displayName: 'Zoë O’Brien' })
  const part = await rapport.people.get({ id }, { fields: ['displayName', 'version'] })
  expect(part).toEqual({ displayName: 'Zoë O’Brien', version: 1 })
})

test('a write whose answer is lost twice is sent three times with one key, and done once', async () => {
  breakNext = 2
  sent.length = 0
  await rapport.people.add({ kind: 'person', displayName: 'Only One' })
  expect(sent).toHaveLength(3)
  expect(new Set(sent.map((one) => one.key)).size).toBe(1)
  const { items } = await rapport.people.find({ q: 'Only One' })
  expect(items).toHaveLength(1)
})

test('all pages of a list are gone through, item by item', async () => {
  const items = Array.from({ length: 7 }, (_, at) => ({ kind: 'person', displayName: `Paged ${at}` }))
  const { done } = await rapport.people.addMany({ items })
  expect(done).toBe(7)
  const names: string[] = []
  for await (const { displayName } of rapport.people.find.each({ q: 'paged', limit: 3 }))
    names.push(displayName)
  expect(names).toEqual(items.map(({ displayName }) => displayName))
})

test('a no has its code, and the wrong fields beside it', async () => {
  const wrong = await problemOf(rapport.people.add({ kind: 'person', displayName: '' }))
  expect(wrong).toBeInstanceOf(RapportProblem)
  expect(wrong).toMatchObject({ code: 'invalid', status: 422, fields: [{ field: 'displayName' }] })
  const { id } = await rapport.people.add({ kind: 'person', displayName: 'Versioned' })
  const late = await problemOf(rapport.people.archive({ id }, { ifMatch: 9 }))
  expect(late).toMatchObject({ code: 'changed-meanwhile', status: 412 })
  const beyond = await problemOf(rapport.trade.list())
  expect(beyond).toMatchObject({ code: 'not-allowed', status: 403 })
})

test('no server at all is said as such, after the tries are used up', async () => {
  const nowhere = openRapport({ url: 'http://127.0.0.1:9', key, retries: 1 })
  expect(await problemOf(nowhere.people.find())).toMatchObject({ code: 'unreachable' })
})

test('a file is sent', async () => {
  const body = 'Name,E-mail\nMira,mira@example.com\n'
  const answer = await rapport.raw('POST', '/imports?fileName=a.csv', {
    body,
    idempotencyKey: 'file-number-one',
  })
  expect(await answer.json()).toMatchObject({ fileName: 'a.csv', state: 'received' })
})

test('its types know what is taken and what is answered', () => {
  writeFileSync(
    join(elsewhere, 'use.mts'),
    `import { openRapport } from './package/dist/index.js'
const rapport = openRapport({ url: 'http://localhost' })
const party = await rapport.people.add({ kind: 'person', displayName: 'Mira' })
const version: number = party.version
for await (const one of rapport.people.find.each({ archived: false })) console.log(one.displayName, version)
// @ts-expect-error a party has a name
await rapport.people.add({ kind: 'person' })
// @ts-expect-error nobody is of this kind
await rapport.people.add({ kind: 'dragon', displayName: 'Smaug' })
// @ts-expect-error there is no such field
party.colour
`,
  )
  const flags = '--noEmit --strict --module nodenext --target es2022 --lib es2023,dom --types'.split(' ')
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const compile = () =>
    execFileSync(process.execPath, [compiler, ...flags, '', 'use.mts'], { cwd: elsewhere, encoding: 'utf8' })
  expect(compile).not.toThrow()
})
