import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { complaintsOf, openBrowser, openPage, signUp } from './setting/browser.ts'
import { type House, openHouse } from './setting/house.ts'
import { expectGoodEverywhere } from './setting/looks.ts'

let [house, browser, page]: [House, Browser, Page] = [] as never

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  page = await openPage(browser, house)
  await signUp(page)
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** Leaves work as it lies after it failed for the last time. */
async function putAside(): Promise<void> {
  const password = (await readFile(join(house.dataDir, 'database-password'), 'utf8')).trim()
  const { databasePort } = JSON.parse(await readFile(join(house.dataDir, 'rapport.lock'), 'utf8'))
  const client = new pg.Client({
    connectionString: `postgres://rapport:${password}@127.0.0.1:${databasePort}/rapport`,
  })
  await client.connect()
  await client.query(
    `select jobs.add_job('react', json_build_object('workspaceId', workspace_id, 'reaction', 'vitality-refit',
       'factId', gen_random_uuid()), run_at => now() + interval '1 hour')
     from workspace`,
  )
  await client.query('update jobs._private_jobs set attempts = max_attempts')
  await client.end()
}

test('as long as there is no backup, the page says so and what to do', async () => {
  await page.goto('/settings/system')
  await page.getByRole('link', { name: 'no backup was made yet' }).click()
  await page.getByRole('button', { name: 'Make a backup now' }).waitFor()
})

test('where nothing is wrong, the page says so, what runs by itself and what happened', async () => {
  await house.rapport('backup')
  await page.goto('/settings/system')
  await page.getByText('Everything runs as it should.').waitFor()
  await page.getByText('Makes a backup').waitFor()
  await page
    .getByText(/next \d/)
    .first()
    .waitFor()
})

test('an owner is led to what needs them, and has work that failed tried again', async () => {
  await putAside()
  await page.goto('/people')
  await page.getByText('One thing needs you.').waitFor()
  await page.getByRole('link', { name: 'See what it is' }).click()
  await page.getByText('Working out every relationship').waitFor()
  await expectGoodEverywhere(page)
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('Everything runs as it should.').waitFor()
  await page.getByText('Work was tried again').waitFor()
  await page.getByText('One thing needs you.').waitFor({ state: 'detached' })
  expect(complaintsOf(page.context())).toEqual([])
})
