import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage, openSample, signUp } from './setting/browser.ts'
import { type House, openHouse, owner } from './setting/house.ts'

let [house, browser, page]: [House, Browser, Page] = [] as never

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  page = await openPage(browser, house)
  await signUp(page)
  await openSample(page)
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('a session that ends in the middle of a form takes nothing with it', async () => {
  await page.getByRole('article').first().getByRole('button', { name: 'Log it' }).click()
  await page.getByLabel('Notes').fill('She asked about the oat milk.')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Save the talk' }).click()
  const again = page.getByRole('dialog', { name: 'Please sign in again' })
  await again.getByLabel('E-mail').fill(owner.email)
  await again.getByLabel('Password').fill(owner.password)
  await again.getByRole('button', { name: 'Sign in', exact: true }).click()
  await again.waitFor({ state: 'detached' })
  expect(await page.getByLabel('Notes').inputValue()).toBe('She asked about the oat milk.')
  await page.getByRole('button', { name: 'Save the talk' }).click()
  await page.getByText(/^Talk with .* saved\.$/).waitFor()
})

test('a page closed in the middle of a talk still has it when it is opened again', async () => {
  await page
    .getByRole('article')
    .filter({ has: page.getByRole('button', { name: 'Log it' }) })
    .first()
    .getByRole('button', { name: 'Log it' })
    .click()
  await page.getByLabel('Notes').fill('He will bring the invoices on Friday.')
  const address = page.url()
  await page.close()
  page = await page.context().newPage()
  await page.goto(address)
  await page.getByLabel('Notes').waitFor()
  expect(await page.getByLabel('Notes').inputValue()).toBe('He will bring the invoices on Friday.')
})

test('of two tabs with the settings, the older one is told and overwrites nothing', async () => {
  await page.goto('/settings/firm')
  const other = await page.context().newPage()
  await other.goto('/settings/firm')
  await other.getByLabel('Name of the firm').fill('Juniper & Daughters')
  // Live screens would tell the first tab at once; here it is one that slept.
  await page.route('**/api/v1/live', (route) => route.abort())
  await page.route('**/api/v1/me', (route) => route.abort(), { times: 5 })
  await page.getByLabel('Talks a working day').fill('3')
  await other.getByRole('button', { name: 'Save' }).click()
  await other.getByText('Saved.').waitFor()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Somebody else changed the settings while you were here.').waitFor()
  await page.unrouteAll()
  await page.reload()
  expect(await page.getByLabel('Name of the firm').inputValue()).toBe('Juniper & Daughters')
  expect(await page.getByLabel('Talks a working day').inputValue()).toBe('2')
})
