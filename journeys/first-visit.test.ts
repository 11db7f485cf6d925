import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  complaintsOf,
  expectAccessible,
  expectNoOverflow,
  openBrowser,
  openPage,
  openSample,
  phone,
  signUp,
} from './setting/browser.ts'
import { type House, openHouse, owner } from './setting/house.ts'

let [house, browser, page]: [House, Browser, Page] = [] as never

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  page = await openPage(browser, house)
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('choosing the country chooses its time zone and its currency too', async () => {
  await page.goto('/')
  await page.getByLabel('Country').selectOption('US')
  const [zone, currency] = [page.getByLabel('Time zone'), page.getByLabel('Currency')]
  expect([await zone.inputValue(), await currency.inputValue()]).toEqual(['America/New_York', 'USD'])
  await zone.selectOption('America/Chicago')
  await page.getByLabel('Country').selectOption('GB')
  expect([await zone.inputValue(), await currency.inputValue()]).toEqual(['Europe/London', 'GBP'])
})

test('a password that is too short is named so, in our own words', async () => {
  await page.getByLabel('Name of the firm').fill('Juniper Street Café')
  await page.getByLabel('Your name').fill(owner.name)
  await page.getByLabel('E-mail').fill(owner.email)
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Open the firm' }).click()
  await page.getByText('It takes at least 10 characters.').waitFor()
})

test('the first visit makes the firm and offers two beginnings', async () => {
  await signUp(page)
  await expectAccessible(page)
  expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
    'Bring your own files',
    'Walk through a sample business',
  ])
})

test('the sample café names at least two people to talk to, why, and what to ask', async () => {
  await openSample(page)
  const talks = page.getByRole('article')
  await talks.first().waitFor()
  expect(await talks.count()).toBeGreaterThanOrEqual(2)
  for (const talk of await talks.all()) expect(await talk.textContent()).toMatch(/\.\s*Ask: /)
  await expectAccessible(page)
})

test('on a phone the same list is there, and nothing is wider than the screen', async () => {
  await page.setViewportSize(phone)
  await page.getByRole('article').first().waitFor()
  await expectNoOverflow(page)
  await expectAccessible(page)
  await page.setViewportSize({ width: 1320, height: 900 })
})

test('one click removes the sample, and the two beginnings are back', async () => {
  await page.getByRole('button', { name: 'Remove the sample' }).click()
  await page.getByRole('heading', { name: 'Let us begin with your people' }).waitFor({ timeout: 20_000 })
})

test('the browser had nothing to complain about', () => {
  expect(complaintsOf(page.context())).toEqual([])
})
