import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  atRest,
  complaintsOf,
  desk,
  expectAccessible,
  expectNoOverflow,
  openBrowser,
  openPage,
  openSample,
  phone,
  signUp,
} from './setting/browser.ts'
import { type House, openHouse } from './setting/house.ts'
import { expectGoodEverywhere } from './setting/looks.ts'

let [house, browser, page]: [House, Browser, Page] = [] as never

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  page = await openPage(browser, house)
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const contacts = `Given Name,Family Name,E-mail,Birthday
Maria,Vega,maria@vega.example,23/05/1990
Rosa,Delgado,rosa@delgado.example,31/02/1980
Ida,Holm,ida at holm,`

async function open(path: string, heading: string | RegExp): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { name: heading }).first().waitFor()
}

test('the page of the first visit is good to look at and to use, at a desk, on a phone, by day and by night', async () => {
  await open('/', 'Welcome to Rapport')
  await expectGoodEverywhere(page)
})

test('so is the choice of a beginning', async () => {
  await signUp(page)
  await expectGoodEverywhere(page)
})

test('so is Today', async () => {
  await openSample(page)
  await expectGoodEverywhere(page)
})

test.each([
  ['the list of people', '/people', 'People'],
  ['a list that nobody fits', '/people?q=nobody-is-called-this', 'People'],
  ['the form for somebody new', '/people/new', 'New person or organisation'],
  ['the page to bring files in', '/imports', 'Bring your people in'],
  ['the settings of the firm', '/settings/firm', 'Settings'],
  ['the settings of oneself', '/settings/you', 'Settings'],
  ['the members', '/settings/members', 'Settings'],
  ['the fields of the firm’s own', '/settings/fields', 'Settings'],
  ['who was erased, and what leaves the house', '/settings/privacy', 'Settings'],
  ['what may be there twice', '/duplicates', 'Duplicates'],
  ['the counter', '/counter', 'Counter'],
  ['the form for a further firm', '/firms/new', /./],
  ['the keys for other programs', '/settings/keys', 'Settings'],
  ['the backups', '/settings/backups', 'Settings'],
  ['what became of the mail', '/settings/mail', 'Settings'],
  ['what the system did', '/settings/system', 'Settings'],
  ['the page on how it is worked out', '/settings/method', 'Settings'],
])('so is %s', async (_, path, heading) => {
  await open(path, heading)
  await expectGoodEverywhere(page)
})

test('so are the profile of a person, the form to change it, and what is held about them', async () => {
  await openPerson()
  const address = page.url()
  await expectGoodEverywhere(page)
  await open(`${address}/edit`, /^Edit /)
  await expectGoodEverywhere(page)
  await open(`${address}/privacy`, /^Privacy of /)
  await expectGoodEverywhere(page)
})

test('so is an address where nothing is', async () => {
  await page.goto('/nowhere')
  await page.getByText('There is nothing at this address.').waitFor()
  await expectGoodEverywhere(page)
})

test('so are the form to log a talk, the field that finds everything, and the list of keys', async () => {
  await page.goto('/?log=anyone')
  await page.getByRole('dialog', { name: 'Log a talk' }).waitFor()
  await expectGoodEverywhere(page)
  await page.goto('/settings')
  await page.getByRole('heading', { name: 'Settings' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('option').first().waitFor()
  await expectGoodEverywhere(page)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'All keys' }).waitFor()
  await expectGoodEverywhere(page)
})

test('so is each step of bringing a file in', async () => {
  await open('/imports', 'Bring your people in')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'regulars.csv', mimeType: 'text/csv', buffer: Buffer.from(contacts) })
  await page.getByRole('heading', { name: 'What is in each column' }).waitFor()
  await expectGoodEverywhere(page)
  await page.getByRole('link', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'Who these people are' }).waitFor()
  await expectGoodEverywhere(page)
  await page.getByRole('button', { name: 'Try it out' }).click()
  await page.getByText('Tried out. Nothing has been written yet.').waitFor()
  await expectGoodEverywhere(page)
  await page.getByRole('button', { name: 'Bring in 2 people' }).click()
  await page.getByRole('heading', { name: 'Brought in.' }).waitFor()
  await expectGoodEverywhere(page)
})

test('so are the invitation, and the page to sign in', async () => {
  await page.goto('/settings/members')
  await page.getByLabel('Name').fill('Ada Sorensen')
  await page.getByLabel('E-mail').fill('ada@juniper.example')
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = (await page.locator('code', { hasText: '/invitation#' }).textContent()) ?? ''
  const guest = await openPage(browser, house)
  await guest.goto(link)
  await guest.getByRole('heading', { name: 'Join Juniper Street Café' }).waitFor()
  await expectGoodEverywhere(guest)
  await guest.goto('/sign-in')
  await guest.getByRole('heading', { name: 'Sign in' }).waitFor()
  await expectGoodEverywhere(guest)
  expect(complaintsOf(guest.context())).toEqual([])
  await guest.context().close()
})

test('in Arabic, Today, the people and a person run from the right, and fit the screen', async () => {
  await open('/settings/you', 'Settings')
  await page.getByLabel('Language').selectOption({ label: 'العربية' })
  await page.locator('html[dir=rtl]').waitFor()
  for (const go of [() => page.goto('/'), () => page.goto('/people'), openPerson]) {
    await go()
    await page.locator('html[dir=rtl] h1').waitFor()
    for (const size of [phone, desk]) {
      await page.setViewportSize(size)
      await atRest(page)
      await expectNoOverflow(page)
      await expectAccessible(page)
    }
  }
})

test('the browser had nothing to complain about', () => {
  expect(complaintsOf(page.context())).toEqual([])
})

/** The page of somebody with trade and talks. */
async function openPerson(): Promise<void> {
  await page.goto('/people?view=customers&sort=worth&order=down')
  const first = page.getByRole('rowheader').getByRole('link').first()
  await page.goto((await first.getAttribute('href')) ?? '')
  await page.locator('h1').waitFor()
}
