import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { complaintsOf, openBrowser, openPage, phone, signUp } from './setting/browser.ts'
import { type House, openHouse } from './setting/house.ts'
import { expectGoodEverywhere } from './setting/looks.ts'

let [house, browser, page]: [House, Browser, Page] = [] as never

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  page = await openPage(browser, house, phone)
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** Calls the API as whoever is signed in on the page. */
const call = (method: string, path: string, body?: object) =>
  page.evaluate(
    async ([how, where, what]) => {
      const answer = await fetch(`/api/v1${where}`, {
        method: String(how),
        headers: { 'content-type': 'application/json' },
        ...(what ? { body: JSON.stringify(what) } : {}),
      })
      return answer.json()
    },
    [method, path, body] as const,
  )

const status = (text: string) => page.getByRole('status').filter({ hasText: text })

test('whoever is a customer is at the counter, with the usual and what to ask', async () => {
  await signUp(page)
  const marcus = await call('POST', '/parties', {
    kind: 'person',
    displayName: 'Marcus Obi',
    goesBy: 'Marc',
    theUsual: 'Flat white, oat, two shots',
    phones: [{ asGiven: '07700 900123' }],
    roles: [{ role: 'customer' }],
  })
  await call('POST', `/parties/${marcus.id}/notes`, {
    kind: 'family',
    text: 'His son Eli had the school play.',
  })
  for (const displayName of ['Márta Lindqvist', 'Dan Marsh'])
    await call('POST', '/parties', { kind: 'person', displayName, roles: [{ role: 'customer' }] })
  await page.getByRole('link', { name: 'Counter' }).click()
  await page.getByRole('button', { name: /Dan Marsh/ }).waitFor()
  await page.getByLabel('Name, phone or card').fill('marc')
  await page.getByRole('heading', { name: 'Marcus Obi' }).waitFor()
  await page.getByText('Flat white, oat, two shots').waitFor()
  await page.getByText('His son Eli had the school play.').waitFor()
  await expectGoodEverywhere(page)
  await page.setViewportSize(phone)
})

test('without a connection the counter opens, finds by name and phone, and records what is tapped', async () => {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await page.context().setOffline(true)
  await page.reload()
  await status('Offline').waitFor()
  await page.getByLabel('Name, phone or card').fill('900 123')
  await page.getByRole('button', { name: 'The usual', exact: true }).click()
  await status('Offline, 1 waiting').waitFor()
  await page.getByText('First visit this week').waitFor()
  await page.getByLabel('Name, phone or card').fill('marta')
  await page.getByRole('button', { name: 'Something else' }).click()
  await page.getByLabel('What they have today').fill('Cortado')
  await page.getByRole('button', { name: 'Save' }).click()
  await status('Offline, 2 waiting').waitFor()
})

test('what waits survives the page, and nothing of it can be read on the disk', async () => {
  await page.reload()
  await status('Offline, 2 waiting').waitFor()
  const kept = await page.evaluate(async () => {
    const open = indexedDB.open('rapport-counter')
    await new Promise((done) => (open.onsuccess = done))
    const all = open.result.transaction('kept').objectStore('kept').getAll()
    await new Promise((done) => (all.onsuccess = done))
    const key = open.result.transaction('key').objectStore('key').get('own')
    await new Promise((done) => (key.onsuccess = done))
    const rows: { data: ArrayBuffer }[] = all.result
    open.result.close()
    const text = rows.map(({ data }) => new TextDecoder().decode(data)).join('')
    return {
      rows: rows.length,
      hasName: /Marcus|Cortado|Lindqvist/.test(text),
      mayLeave: key.result.extractable,
    }
  })
  expect(kept.rows).toBeGreaterThan(3)
  expect(kept).toMatchObject({ hasName: false, mayLeave: false })
})

test('once the connection is back each tap is sent once', async () => {
  await page.context().setOffline(false)
  await status('Online, all sent').waitFor()
  await page.reload()
  await status('Online, all sent').waitFor()
  const { items } = await call('GET', '/interactions')
  expect(items.map(({ kind, notes }: Record<string, string>) => [kind, notes]).sort()).toEqual([
    ['visit', 'Cortado'],
    ['visit', 'Flat white, oat, two shots'],
  ])
})

test('a visit that another device recorded meanwhile counts once, and one is asked', async () => {
  const { items } = await call('GET', '/parties?q=dan')
  const about = `/interactions?partyId=${items[0].id}`
  await page.getByLabel('Name, phone or card').fill('dan')
  await page.getByRole('heading', { name: 'Dan Marsh' }).waitFor()
  const at = await page.evaluate(() => new Date().toISOString())
  const tap = { id: '01939d00-0000-7000-8000-00000000000a', partyId: items[0].id, kind: 'visit', at }
  await call('POST', '/counter/taps', { taps: [tap] })
  await page.getByRole('button', { name: 'Here today' }).click()
  await page.getByText('Joe Martin had recorded Dan Marsh at').waitFor()
  expect((await call('GET', about)).items).toHaveLength(1)
  await page.getByRole('button', { name: 'Two visits' }).click()
  await page.getByRole('button', { name: 'Take back' }).waitFor()
  await status('Online, all sent').waitFor()
  expect((await call('GET', about)).items).toHaveLength(2)
  await page.getByRole('button', { name: 'Take back' }).click()
  await page.getByRole('button', { name: 'Here today' }).waitFor()
  await status('Online, all sent').waitFor()
  expect((await call('GET', about)).items).toHaveLength(1)
})

test('no answer of the API lies in the browser for others to find', async () => {
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    const caught = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return caught.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept).toContain('/counter')
  expect(kept.filter((path) => !/^\/(counter|assets\/|theme\.js$|favicon)/.test(path))).toEqual([])
})

test('whoever signs out leaves no regular on the device, not even without a connection', async () => {
  await page.goto('/settings/you')
  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click()
  await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor()
  await page.goto('/counter')
  await page.getByRole('heading', { name: 'Sign in to use the counter' }).waitFor()
  await page.context().setOffline(true)
  await page.reload()
  await page.getByRole('heading', { name: 'The counter needs a connection once' }).waitFor()
  expect(await page.getByText('Marcus').count()).toBe(0)
})

test('the browser had nothing to complain about but the lost connection', () => {
  const expected = /ERR_INTERNET_DISCONNECTED|Failed to load resource/
  expect(complaintsOf(page.context()).filter((text) => !expected.test(text))).toEqual([])
})
