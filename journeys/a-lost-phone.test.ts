import { afterAll, expect, test } from 'vitest'
import { complaintsOf, openBrowser, openPage, signUp } from './setting/browser.ts'
import { openHouse, owner } from './setting/house.ts'
import { setUpCodes, signOut, typePassword } from './setting/phone.ts'

// The phone is gone, and with it the codes. One of the printed recovery codes lets its owner in, once, and a new
// phone takes over; the old one opens nothing any more.

const house = await openHouse()
const browser = await openBrowser()
afterAll(async () => {
  await browser.close()
  await house.close()
})

const page = await openPage(browser, house)
await signUp(page)
const old = await setUpCodes(page)
let next: typeof old
await page.getByRole('button', { name: 'I have kept them' }).click()

const giveCode = async (code: string) => {
  await typePassword(page, owner)
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

test('a recovery code lets in, and leads to where a new phone is set up', async () => {
  await signOut(page)
  await giveCode(old.recoveryCodes[3].toUpperCase())
  await page.getByText('9 left.').waitFor()
  await page.getByRole('button', { name: 'Set up a new phone' }).waitFor()
})

test('a new phone takes over, with recovery codes of its own', async () => {
  next = await setUpCodes(page, 'Set up a new phone')
  expect(next.recoveryCodes.filter((code) => old.recoveryCodes.includes(code))).toEqual([])
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByText('10 left.').waitFor()
})

test('neither the lost phone nor an old recovery code opens anything any more', async () => {
  await signOut(page)
  await giveCode(old.app())
  await page.getByText('This code is not right, or was used already.').waitFor()
  await page.getByLabel('Code').fill(old.recoveryCodes[4])
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByText('This code is not right, or was used already.').waitFor()
})

test('the new phone does', async () => {
  await page.getByLabel('Code').fill(next.app())
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('navigation', { name: 'Main', exact: true }).waitFor()
})

test('whoever looks at where they are signed in can end the rest at once', async () => {
  const elsewhere = await openPage(browser, house)
  await elsewhere.goto('/sign-in')
  await typePassword(elsewhere, owner)
  await elsewhere.getByLabel('Code').fill(next.recoveryCodes[0])
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click()
  await elsewhere.getByText('9 left.').waitFor()
  await page.goto('/settings/you')
  await page.getByText('time zone of London').first().waitFor()
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await page.getByText('Signed out in 1 other place.').waitFor()
  await elsewhere.goto('/')
  await elsewhere.getByRole('heading', { name: 'Sign in' }).waitFor()
})

test('whoever lost phone and recovery codes is helped on the machine itself', async () => {
  await signOut(page)
  await house.rapport('second-factor-off', owner.email)
  await typePassword(page, owner)
  await page.getByRole('navigation', { name: 'Main', exact: true }).waitFor()
  await page.goto('/settings/you')
  await page.getByRole('button', { name: 'Set up', exact: true }).waitFor()
})

test('the browser had nothing to complain about', () => {
  expect(complaintsOf(page.context())).toEqual([])
})
