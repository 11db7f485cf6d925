import { afterAll, expect, test } from 'vitest'
import { complaintsOf, openBrowser, openPage, signUp } from './setting/browser.ts'
import { openHouse } from './setting/house.ts'
import { expectGoodEverywhere } from './setting/looks.ts'
import { plugInDevice, setUpCodes, signOut, typePassword } from './setting/phone.ts'

// Somebody is invited, comes in by the link, and from then on signs in with more than a password.

const house = await openHouse()
const browser = await openBrowser()
afterAll(async () => {
  await browser.close()
  await house.close()
})

const bo = { name: 'Bo Larsen', email: 'bo@juniper.example', password: 'nine red plums in a jar' }
const joe = await openPage(browser, house)
await signUp(joe)
const page = await openPage(browser, house)
await plugInDevice(page)
let app: () => string

test('the owner makes a link, and who was invited comes in by it', async () => {
  await joe.goto('/settings/members')
  await joe.getByLabel('Name').fill(bo.name)
  await joe.getByLabel('E-mail').fill(bo.email)
  await joe.getByRole('button', { name: 'Make the link' }).click()
  const link = await joe.locator('code').filter({ hasText: '/invitation#' }).innerText()
  await page.goto(link)
  await page.getByRole('heading', { name: 'Join Juniper Street Café' }).waitFor()
  await page.getByLabel('Password').fill(bo.password)
  await page.getByRole('button', { name: 'Join' }).click()
  await page.getByRole('navigation', { name: 'Main', exact: true }).waitFor()
})

test('codes from the phone are set up by scanning, and recovery codes are shown once', async () => {
  await page.goto('/settings/you')
  await page.getByRole('button', { name: 'Set up', exact: true }).click()
  await page.getByRole('img', { name: 'Code to scan with an authenticator app' }).waitFor()
  await expectGoodEverywhere(page)
  const done = await setUpCodes(page)
  app = done.app
  expect(done.recoveryCodes).toHaveLength(10)
  await expectGoodEverywhere(page)
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByText('10 left.').waitFor()
})

test('a passkey is added and named', async () => {
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByLabel('Name of this device').fill('Bo’s laptop')
  await page.getByRole('dialog').getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByText('Bo’s laptop').waitFor()
  await page.getByText('not used yet').waitFor()
  await expectGoodEverywhere(page)
})

test('the password alone is not enough; with the code it is', async () => {
  await signOut(page)
  await typePassword(page, bo)
  await page.getByLabel('Code').fill('000000')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByText('This code is not right, or was used already.').waitFor()
  await expectGoodEverywhere(page)
  await page.getByLabel('Code').fill(app())
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('navigation', { name: 'Main', exact: true }).waitFor()
})

test('the passkey alone is enough', async () => {
  await signOut(page)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByRole('navigation', { name: 'Main', exact: true }).waitFor()
  await page.goto('/settings/you')
  await page.getByText('Bo’s laptop').waitFor()
  expect(await page.getByText('not used yet').count()).toBe(0)
})

test('before something that matters one shows again who one is, and it goes on by itself', async () => {
  // The session is fresh; the server's own refusal of an old one has tests of its own.
  const refusal = { code: 'step-up-needed', status: 401, title: '', type: '', requestId: '' }
  await page.route(
    '**/api/v1/me/recovery-codes',
    (route) => route.fulfill({ status: 401, json: refusal, contentType: 'application/problem+json' }),
    { times: 1 },
  )
  await page.getByRole('button', { name: 'Make new ones' }).click()
  await page.getByRole('heading', { name: 'Show that it is you' }).waitFor()
  await expectGoodEverywhere(page)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByRole('heading', { name: 'Recovery codes' }).waitFor()
  await page.getByRole('button', { name: 'I have kept them' }).click()
})

test('the browser had nothing to complain about', () => {
  expect([...complaintsOf(page.context()), ...complaintsOf(joe.context())]).toEqual([])
})
