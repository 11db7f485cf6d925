import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  complaintsOf,
  expectAccessible,
  openBrowser,
  openPage,
  openSample,
  signUp,
  undo,
} from './setting/browser.ts'
import { type House, openHouse } from './setting/house.ts'

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

test('a talk is logged with the keyboard only, and the list knows it', async () => {
  const first = page.getByRole('article').first()
  const name = await first.getAttribute('aria-label')
  await page.keyboard.press('l')
  await page.getByRole('dialog', { name: 'Log a talk' }).waitFor()
  await page.keyboard.type(name ?? '')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByLabel('Notes').focus()
  await page.keyboard.type('Her sister moves to Leeds in spring.')
  await page.getByLabel('Their own words').focus()
  await page.keyboard.type('You remember what I had last time.')
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await page.getByText(`Talk with ${name} saved.`).waitFor()
  await page
    .getByRole('article', { name: name ?? '' })
    .getByText('Talked today')
    .waitFor()
})

test('what was said stands on the profile, word for word', async () => {
  await page.getByText('You remember what I had last time.').first().click()
  await page.getByRole('heading', { name: 'Together' }).waitFor()
  await page.locator('blockquote', { hasText: 'You remember what I had last time.' }).waitFor()
  await expectAccessible(page)
})

test('a talk can be taken back, and brought back', async () => {
  const entry = page.getByRole('listitem').filter({ hasText: 'You remember what I had last time.' })
  await entry.hover()
  await entry.getByRole('button', { name: 'Take back' }).click()
  await entry.waitFor({ state: 'detached' })
  await undo(page, /^Talk with .* taken back/)
  await entry.waitFor()
})

test('somebody put off until tomorrow leaves the list, and comes back by undo', async () => {
  await page.goto('/')
  const someone = page
    .getByRole('article')
    .filter({ has: page.getByRole('button', { name: 'Later' }) })
    .first()
  const name = (await someone.getAttribute('aria-label')) ?? ''
  await someone.getByRole('button', { name: 'Later' }).click()
  await page.getByRole('menuitem', { name: 'Tomorrow' }).click()
  await page.getByText(`${name} comes back on`).waitFor()
  await page.getByRole('article', { name, exact: true }).waitFor({ state: 'detached' })
  await undo(page, `${name} comes back on`)
  await page.getByRole('article', { name, exact: true }).waitFor()
})

test('everything is found from one field', async () => {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type('sett')
  await page.getByRole('option', { name: 'Settings' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Settings' }).waitFor()
})

test('the browser had nothing to complain about', () => {
  expect(complaintsOf(page.context())).toEqual([])
})
