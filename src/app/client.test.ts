import { minifyContractRouter } from '@orpc/contract'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import {
  ApiProblem,
  makeClient,
  problemOf,
  signedOutEvent,
  type StepUpEvent,
  stepUpEvent,
} from '../design/client.ts'
import { openOwnerPool } from '../platform/database.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { type Contract, contract } from './contract.ts'
import { password, serve } from './testing/serve.ts'

// The browser's client on the real server. A browser knows its own address and sends its cookie; here that is added.

const database = await testDatabase({ max: 8 })
const server = await serve(database)
const ada = await server.found()
const api = makeClient<Contract>(minifyContractRouter(contract))

const tab = new EventTarget()
const sent: { url: string; key: string | null }[] = []
let headers: Record<string, string> = {}
let breakNext = 0
const realFetch = globalThis.fetch
vi.stubGlobal('window', tab)
vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
  const given = new Headers(init.headers)
  sent.push({ url, key: given.get('idempotency-key') })
  for (const [name, value] of Object.entries(headers)) given.set(name, value)
  const answer = await realFetch(server.address + url, { ...init, headers: given })
  if (breakNext > 0) {
    breakNext -= 1
    throw new TypeError('the answer was lost')
  }
  return answer
})
beforeEach(() => {
  headers = { ...ada.headers }
  sent.length = 0
  breakNext = 0
})
afterAll(() => vi.unstubAllGlobals())

const thrownBy = (call: Promise<unknown>) => call.then(() => new ApiProblem('nothing'), problemOf)

test('what is put in by one call comes out by another', async () => {
  const added = await api.people.add({ kind: 'person', displayName: 'Zoë O’Brien', tags: ['a & b', 'c?d'] })
  const read = await api.people.get({ id: added.id })
  expect([read.displayName, read.tags]).toEqual(['Zoë O’Brien', ['a & b', 'c?d']])
  const { items } = await api.people.find({ q: 'zoë o’brien', limit: 5 })
  expect(items.map(({ id }) => id)).toEqual([added.id])
})

test('a write whose answer was lost is tried again with the same key, and done once', async () => {
  breakNext = 1
  await api.people.add({ kind: 'person', displayName: 'Only One' })
  expect(sent.map(({ key }) => key)).toEqual([sent[0].key, sent[0].key])
  const { items } = await api.people.find({ q: 'Only One' })
  expect(items).toHaveLength(1)
})

test('no connection at all is said as such', async () => {
  breakNext = 2
  expect((await thrownBy(api.accounts.me())).code).toBe('unreachable')
})

test('a no has a code, and the wrong fields stand beside it', async () => {
  const problem = await thrownBy(api.accounts.changeFirm({ version: 1, timeZone: 'Mars/Olympus' }))
  expect([problem.code, problem.status]).toEqual(['invalid', 422])
  expect(problem.fields.map(({ field }) => field)).toEqual(['timeZone'])
  expect(sent).toHaveLength(1)
})

test('a session that ended is told to the page; a wrong password is not that', async () => {
  const told = vi.fn()
  tab.addEventListener(signedOutEvent, told)
  headers = {}
  await thrownBy(api.accounts.signIn({ email: ada.email, password: 'wrong one' }))
  expect(told).not.toHaveBeenCalled()
  expect((await thrownBy(api.accounts.me())).code).toBe('not-signed-in')
  expect(told).toHaveBeenCalledOnce()
})

test('a call that nobody waits for any more is called off', async () => {
  const off = new AbortController()
  off.abort()
  await expect(api.accounts.me(undefined, { signal: off.signal })).rejects.toThrow(/abort/i)
})

const letTimePass = async () => {
  const owner = openOwnerPool(database.ownerUrl)
  await owner.query(`update auth.session set "confirmedAt" = now() - interval '11 minutes'`)
  await owner.end()
}
const till = { name: 'till', scopes: ['firm:read' as const], expiresInDays: 1 }

test('what needs a fresh proof asks for it, and goes on once it is given', async () => {
  await letTimePass()
  const onStepUp = async (event: Event) => {
    event.preventDefault()
    await api.accounts.prove({ password })
    ;(event as StepUpEvent).detail.answer(true)
  }
  tab.addEventListener(stepUpEvent, onStepUp)
  expect((await api.accounts.makeApiKey(till)).name).toBe('till')
  tab.removeEventListener(stepUpEvent, onStepUp)
  const keys = sent.filter(({ url }) => url.endsWith('/api-keys')).map(({ key }) => key)
  expect(keys).toEqual([keys[0], keys[0]])
})

test('who gives no proof is told that one is needed', async () => {
  await letTimePass()
  const giveUp = (event: Event) => {
    event.preventDefault()
    ;(event as StepUpEvent).detail.answer(false)
  }
  tab.addEventListener(stepUpEvent, giveUp)
  expect((await thrownBy(api.accounts.makeApiKey(till))).code).toBe('step-up-needed')
  tab.removeEventListener(stepUpEvent, giveUp)
  expect((await thrownBy(api.accounts.makeApiKey(till))).code).toBe('step-up-needed')
})
