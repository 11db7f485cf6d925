import { afterAll, expect, test } from 'vitest'
import { complaintsOf, openBrowser, openPage, openSample, signUp } from './setting/browser.ts'
import { openHouse } from './setting/house.ts'

// Who works at the counter or keeps the books finds screens that are whole: nothing on them asks for what their role
// doesn't allow (the browser would complain about the 403), and nothing is offered that would be refused.

const house = await openHouse()
const browser = await openBrowser()
afterAll(async () => {
  await browser.close()
  await house.close()
})

const password = 'seven green apples'
const joe = await openPage(browser, house)
await signUp(joe)
await openSample(joe)

async function comeIn(role: 'counter' | 'bookkeeper' | 'auditor') {
  const headers = { origin: house.address }
  const guest = { name: 'Bo', email: `${role}@juniper.example` }
  const invited = await joe.request.post('/api/v1/invitations', {
    headers,
    data: { ...guest, roles: [role] },
  })
  const token = (await invited.json()).link.split('#')[1]
  const page = await openPage(browser, house)
  page.setDefaultTimeout(6000)
  const accepted = await page.request.post('/api/v1/invitations/accept', {
    headers,
    data: { token, name: guest.name, password },
  })
  expect(accepted.status()).toBe(200)
  return page
}

test('who works at the counter knows a regular, and no sums', async () => {
  const page = await comeIn('counter')
  await page.goto('/')
  await page.getByRole('heading', { name: 'Also today' }).waitFor()
  await page.waitForTimeout(700)
  expect(await page.locator('#page').innerText()).not.toMatch(/[£€]/)
  await page.goto('/people?sort=worth&view=worth&state=dying')
  await page.getByRole('grid').getByRole('link').first().waitFor()
  expect(await page.getByRole('columnheader').allInnerTexts()).not.toContain('Worth')
  expect(await page.locator('#page').innerText()).not.toMatch(/[£€]/)
  await page.getByRole('grid').getByRole('link').first().click()
  await page.getByRole('heading', { name: 'Together' }).waitFor()
  await page.waitForTimeout(700)
  expect(await page.locator('#page').innerText()).not.toMatch(/[£€]/)
  expect(complaintsOf(page.context())).toEqual([])
})

test.each(['bookkeeper', 'auditor'] as const)(
  'who is a %s sees the books, and nothing of the talks',
  async (role) => {
    const page = await comeIn(role)
    await page.goto('/')
    await page.locator('#page').getByRole('link', { name: 'People' }).click()
    await page.getByRole('grid').getByRole('link').first().click()
    await page.getByRole('button', { name: 'Log a talk' }).first().waitFor()
    await page.waitForTimeout(700)
    expect(await page.getByRole('heading', { name: 'Together' }).count()).toBe(0)
    expect(complaintsOf(page.context())).toEqual([])
  },
)
