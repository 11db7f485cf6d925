import { afterAll, expect, test } from 'vitest'
import {
  complaintsOf,
  desk,
  expectAccessible,
  expectNoOverflow,
  openBrowser,
  openPage,
  phone,
  signUp,
} from './setting/browser.ts'
import { openHouse } from './setting/house.ts'

// Somebody who works in two firms has one account: goes over from one to the other, and nothing of the one is ever
// seen, heard or written in the other.

const house = await openHouse()
const browser = await openBrowser()
afterAll(async () => {
  await browser.close()
  await house.close()
})

const headers = { origin: house.address }
const joe = await openPage(browser, house)
await signUp(joe)

test('an owner makes a further firm from the account menu, and is in it', async () => {
  const window = await joe.context().newPage()
  await window.goto('/')
  await window.locator('.account').getByRole('button', { name: 'More' }).click()
  await window.getByRole('menuitem', { name: 'New firm' }).click()
  await window.getByLabel('Name of the firm').waitFor()
  for (const size of [phone, desk]) {
    await window.setViewportSize(size)
    await expectAccessible(window)
    await expectNoOverflow(window)
  }
  await window.getByLabel('Name of the firm').fill('Second Street')
  await window.getByRole('button', { name: 'Open the firm' }).click()
  await window.locator('.account').getByText('Second Street').waitFor()
  await window.getByRole('heading', { name: 'Let us begin with your people' }).waitFor()
  await window.close()
})

test('two windows of one person show a firm each, and a draft of one stays in it', async () => {
  const second = await joe.context().newPage()
  await second.goto('/settings/firm')
  await second.getByText('Second Street').first().waitFor()
  await second.goto('/?log=anyone')
  await second.getByLabel('Notes').fill('Only for the second firm')
  await second.waitForTimeout(400)
  await joe.goto('/?log=anyone')
  await joe.locator('.account').getByText('Juniper Street Café').waitFor()
  await joe.getByLabel('Notes').waitFor()
  expect(await joe.getByLabel('Notes').inputValue()).toBe('')
  await second.reload()
  await second.getByLabel('Notes').waitFor()
  expect(await second.getByLabel('Notes').inputValue()).toBe('Only for the second firm')
  await second.close()
})

test('the account menu and the palette lead over', async () => {
  await joe.goto('/')
  await joe.locator('.account').getByRole('button', { name: 'More' }).click()
  await joe.getByRole('menuitem', { name: 'Go to Second Street' }).click()
  await joe.locator('.account').getByText('Second Street').waitFor()
  await joe.keyboard.press('Control+k')
  await joe.keyboard.type('juniper')
  await joe.getByRole('option', { name: 'Go to Juniper Street Café' }).click()
  await joe.locator('.account').getByText('Juniper Street Café').waitFor()
})

test('who has an account joins a further firm by signing in', async () => {
  const password = 'seven green apples'
  const invite = async (page: typeof joe, firm: string) => {
    const { items } = await (await joe.request.get('/api/v1/firms')).json()
    const { id } = items.find(({ name }: { name: string }) => name === firm)
    const answer = await page.request.post('/api/v1/invitations', {
      headers: { ...headers, 'x-workspace': id },
      data: { name: 'Bo', email: 'bo@juniper.example', roles: ['staff'], limited: true },
    })
    return (await answer.json()).link as string
  }
  const bo = await openPage(browser, house)
  await bo.goto(await invite(joe, 'Juniper Street Café'))
  await bo.getByLabel('Password').fill(password)
  await bo.getByRole('button', { name: 'Join' }).click()
  await bo.locator('.account').getByText('Juniper Street Café').waitFor()

  const elsewhere = await openPage(browser, house)
  await elsewhere.goto(await invite(joe, 'Second Street'))
  await elsewhere.getByRole('button', { name: 'I have an account already' }).click()
  await elsewhere.getByLabel('E-mail').fill('bo@juniper.example')
  await elsewhere.getByLabel('Password').fill(password)
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click()
  await elsewhere.locator('.account').getByText('Second Street').waitFor()
  expect(complaintsOf(elsewhere.context())).toEqual([])
})

test('the owner sees who works here, and hands the firm over', async () => {
  for (const size of [{ width: 1320, height: 900 }, phone]) {
    await joe.setViewportSize(size)
    await joe.goto('/settings/members')
    await joe.getByText('bo@juniper.example').first().waitFor()
    await expectAccessible(joe)
    await expectNoOverflow(joe)
    if (process.env['PICTURES'])
      await joe.screenshot({ path: `/tmp/members-${size.width}.png`, fullPage: true })
  }
  await joe.setViewportSize({ width: 1320, height: 900 })
  await joe.getByText('Only their own people').first().waitFor()
  const own = joe.locator('.list-row', { hasText: 'joe@juniper.example' })
  await own.getByRole('button', { name: 'More' }).click()
  const leaving = joe.getByRole('menuitem', { name: 'Leave this firm' })
  expect(await leaving.getAttribute('aria-disabled')).toBe('true')
  expect(await leaving.getAttribute('title')).toBe(
    'The firm needs an owner. Make somebody else the owner first.',
  )
  await joe.keyboard.press('Escape')
  await joe.locator('#page').getByRole('button', { name: 'More' }).first().click()
  await joe.getByRole('menuitem', { name: 'Make owner in my place' }).click()
  await joe.getByRole('button', { name: 'Hand over' }).click()
  await joe.getByText('Bo is the owner now.').waitFor()
  await joe.getByRole('heading', { name: 'Settings' }).waitFor()
  expect(complaintsOf(joe.context())).toEqual([])
})
