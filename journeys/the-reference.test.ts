import { afterAll, expect, test } from 'vitest'
import {
  complaintsOf,
  desk,
  expectAccessible,
  expectNoOverflow,
  openBrowser,
  openPage,
  phone,
} from './setting/browser.ts'
import { openHouse } from './setting/house.ts'

// Somebody who writes a program reads how the API is called: without signing in, on a desk and on a phone.

const house = await openHouse()
const browser = await openBrowser()
afterAll(async () => {
  await browser.close()
  await house.close()
})
const page = await openPage(browser, house)

test('the page of the API opens for anybody, in the looks of the house, and no one has cause to complain', async () => {
  await page.goto(`${house.address}/reference`)
  await page.getByRole('heading', { name: 'The API of Rapport' }).waitFor()
  for (const size of [desk, phone]) {
    await page.setViewportSize(size)
    await expectAccessible(page)
    await expectNoOverflow(page)
    if (process.env['SHOTS'])
      await page.screenshot({ path: `${process.env['SHOTS']}/reference-${size.width}.png` })
  }
  const paper = await page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--paper'))
  expect(paper).not.toBe('')
})

test('a call is found by its words and opened with the keyboard, with its fields and refusals', async () => {
  await page.keyboard.press('/')
  await page.keyboard.type('post /parties/many/archive')
  await page
    .getByRole('status')
    .getByText(/^1 of \d+ calls$/)
    .waitFor()
  await page.keyboard.press('Tab')
  const call = page.locator('details:visible')
  await call.locator('summary').focus()
  await page.keyboard.press('Enter')
  await call.getByText('allOrNothing').first().waitFor()
  expect(await call.getByText('key-reused').count()).toBe(1)
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/reference-phone.png` })
  await expectAccessible(page)
  await expectNoOverflow(page)
  expect(complaintsOf(page.context())).toEqual([])
})
