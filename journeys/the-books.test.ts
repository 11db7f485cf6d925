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
  undo,
} from './setting/browser.ts'
import { type House, openHouse } from './setting/house.ts'

let [house, browser, page]: [House, Browser, Page] = [] as never
let somebody = ''

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  page = await openPage(browser, house)
  await signUp(page)
  await openSample(page)
  somebody = await page.evaluate(async () => {
    const answer = await fetch('/api/v1/parties?q=Ruth%20Adler&limit=1')
    const { items } = (await answer.json()) as { items: { id: string }[] }
    return `/people/${items[0]?.id}`
  })
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const dialog = () => page.getByRole('dialog')
const bothWays = () => page.locator('.list-row', { hasText: 'Both ways' })

async function choose(what: string) {
  await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).first().click()
  await page.getByRole('menuitem', { name: what }).click()
  await dialog().waitFor()
}

test('a sale that lacks something says so beside the field and records nothing', async () => {
  await page.goto(somebody)
  await choose('Record a sale')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Say what it was.').waitFor()
  await page.getByText('Write what one costs.').waitFor()
  expect(await page.getByLabel('Product').getAttribute('aria-invalid')).toBe('true')
  await expectAccessible(page)
  expect(await dialog().count()).toBe(1)
})

test('a sale is typed by the keyboard alone, and its total keeps up', async () => {
  await page.getByLabel('Product').focus()
  await page.keyboard.type('cappu')
  await page.getByRole('option', { name: 'Cappuccino' }).waitFor()
  await expect.poll(() => page.getByRole('option').count()).toBe(1)
  await press('ArrowDown', 'Enter')
  expect(await page.getByLabel('Product').inputValue()).toBe('Cappuccino')
  await press('Enter')
  await page.keyboard.type('3')
  await press('Enter')
  await page.keyboard.type('2.55')
  await press('Enter')
  await page.keyboard.type('Rye loaf of the day')
  await press('Enter')
  await page.keyboard.type('1.5')
  await press('Enter')
  await page.keyboard.type('4.10')
  await total('£13.80')
  await expectAccessible(page)
})

test('a page closed in the middle of a sale still has it', async () => {
  await page.reload()
  await dialog().waitFor()
  expect(await page.getByLabel('Product').nth(1).inputValue()).toBe('Rye loaf of the day')
  await total('£13.80')
})

test('a sale on account is owed to us, and the toast takes it back', async () => {
  await page.getByLabel('Number').fill('J-501')
  await page.getByLabel('To be paid by').fill('2099-01-31')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Sale to Ruth Adler recorded, £13.80.').waitFor()
  await page.getByRole('link', { name: 'Order J-501, £13.80' }).waitFor()
  await bothWays().getByText('£13.80 still owed to us').waitFor()
  await undo(page, 'Sale to Ruth Adler recorded, £13.80.')
  await page.getByText('Taken back: Order J-501, £13.80.').waitFor()
  await page.getByRole('link', { name: 'Order J-501, £13.80' }).waitFor({ state: 'detached' })
  await undo(page, 'Taken back: Order J-501, £13.80.')
  await page.getByRole('link', { name: 'Order J-501, £13.80' }).waitFor()
})

test('what happened opens with its lines and what is still to be paid', async () => {
  await page.getByRole('link', { name: 'Order J-501, £13.80' }).click()
  await dialog().getByRole('row', { name: 'Cappuccino 3 £2.55 £7.65' }).waitFor()
  await dialog().getByText('£13.80 open, to be paid by 31 January 2099.').waitFor()
  await expectAccessible(page)
})

test('part of a bill is paid, and the rest stays open', async () => {
  await dialog().getByRole('button', { name: 'Record a payment' }).click()
  const amount = page.getByLabel('Amount')
  await amount.waitFor()
  expect(await amount.inputValue()).toBe('13.80')
  await amount.fill('10')
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await page.getByText('Payment of £10 recorded.').waitFor()
  await bothWays().getByText('£3.80 still owed to us').waitFor()
  await page.getByRole('link', { name: 'Order J-501, £13.80' }).click()
  await dialog().getByText('£10 of £13.80 paid. £3.80 open, to be paid by 31 January 2099.').waitFor()
  await page.keyboard.press('Escape')
})

test('the rest is paid from the row of what went both ways, and nothing is open any more', async () => {
  await bothWays().getByRole('button', { name: 'Record a payment' }).click()
  await page.getByLabel('For what').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Payment of £3.80 recorded.').waitFor()
  await bothWays().getByText('still owed to us').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Order J-501, £13.80' }).click()
  await dialog().getByText('Paid in full.').waitFor()
  await page.keyboard.press('Escape')
})

test('what is brought back is a return', async () => {
  await choose('Record a sale')
  await page.getByLabel('Product').fill('Coffee flask')
  await page.getByLabel('Quantity').fill('-1')
  await page.getByLabel('Price each').fill('24')
  await total('-£24')
  await dialog().getByText('goes back to them').waitFor()
  await page.getByRole('button', { name: 'Record it' }).click()
  await page.getByRole('link', { name: 'Return, -£24' }).click()
  await dialog().getByText('Paid at once.').waitFor()
  await page.keyboard.press('Escape')
})

test('a purchase is a bill, recorded on a phone as well', async () => {
  await page.setViewportSize(phone)
  await page.goto(`${somebody}?record=sale`)
  await page.getByText('We bought from them').click()
  await page.getByRole('dialog', { name: 'Purchase from Ruth Adler' }).waitFor()
  await page.getByLabel('Product').fill('Filter beans, 1 kg')
  await page.getByLabel('Price each').fill('18.40')
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page.getByRole('button', { name: 'Record it' }).click()
  await page.getByRole('link', { name: 'Bill, £18.40' }).waitFor()
})

test('who may not write the books is told why', async () => {
  const token = await page.evaluate(async () => {
    const answer = await fetch('/api/v1/invitations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Ana', email: 'ana@juniper.example', roles: ['staff'] }),
    })
    const { link } = (await answer.json()) as { link: string }
    return link.split('#')[1] ?? ''
  })
  const owners = page
  page = await openPage(browser, house)
  await page.goto(`/invitation#${token}`)
  await page.getByLabel('Password').fill('nine loud herons')
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await page.getByRole('heading', { name: /^Good/ }).waitFor()
  await page.goto(somebody)
  await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).first().click()
  const item = page.getByRole('menuitem', { name: 'Record a sale' })
  expect(await item.getAttribute('aria-disabled')).toBe('true')
  expect(await item.getAttribute('title')).toBe('Your role does not allow changing the books.')
  await item.click({ force: true })
  expect(await dialog().count()).toBe(0)
  expect([...complaintsOf(page.context()), ...complaintsOf(owners.context())]).toEqual([])
})

async function press(...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key)
}

async function total(money: string) {
  await page.locator('output', { hasText: money }).waitFor()
}
