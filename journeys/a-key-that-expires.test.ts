import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTemporary, type TemporaryPostgres } from '../src/platform/testing/temporary-postgres.ts'
import { complaintsOf, openBrowser, openPage, signUp } from './setting/browser.ts'
import { type House, openHouse } from './setting/house.ts'

// An owner makes a key for the till's program, which works with it until the day it expires; the page says so, and
// the owner clears it away.

let [postgres, house, browser, page]: [TemporaryPostgres, House, Browser, Page] = [] as never
let key = ''

beforeAll(async () => {
  postgres = await startTemporary()
  ;[house, browser] = await Promise.all([openHouse({ DATABASE_URL: postgres.url }), openBrowser()])
  page = await openPage(browser, house)
  await signUp(page)
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
  await postgres?.remove()
})

const row = () => page.locator('.list-row', { hasText: 'The till …' })

/** What the till's program is told when it asks for something. */
async function ask(path: string): Promise<number> {
  const headers = { authorization: `Bearer ${key}` }
  return (await fetch(`${house.address}/api/v1${path}`, { headers })).status
}

test('a key is made for ninety days and for little, and is shown once', async () => {
  await page.goto('/settings/keys')
  await page.getByLabel('What it is for').fill('The till')
  await page.getByLabel('Valid for').selectOption({ label: '90 days' })
  await page.getByRole('button', { name: 'Make a key' }).click()
  await page.getByText('Copy the key now. It is not shown again.').waitFor()
  key = (await page.getByRole('status').locator('code').innerText()).trim()
  await row().getByText('never used, valid until').waitFor()
  await page.reload()
  await row().waitFor()
  expect(await page.content()).not.toContain(key)
})

test('the program may do what the key is for, and nothing else', async () => {
  expect(await ask('/parties')).toBe(200)
  expect(await ask('/members')).toBe(403)
  await page.reload()
  await row().getByText('last used').waitFor()
})

test('when its days are over the key opens nothing, and the page says so', async () => {
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  await client.query(`update api_key set expires_at = expires_at - interval '90 days'`)
  await client.end()
  expect(await ask('/parties')).toBe(401)
  await page.reload()
  await row().getByText('expired on').waitFor()
})

test('what is over can be cleared away', async () => {
  await row().getByRole('button', { name: 'Revoke' }).click()
  await row().waitFor({ state: 'detached' })
  expect(complaintsOf(page.context())).toEqual([])
})
