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
  await page.goto('/people')
  await listed()
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('a few letters find somebody, and the address remembers them', async () => {
  const everyone = await count()
  await page.keyboard.press('/')
  await page.keyboard.type('ovenb')
  await expect.poll(names).toEqual(['Inès Moreau', 'Ovenbird Bakery'])
  await page.waitForURL(/q=ovenb/)
  await page.reload()
  await expect.poll(names).toEqual(['Inès Moreau', 'Ovenbird Bakery'])
  expect(await page.getByLabel('Find in this list').inputValue()).toBe('ovenb')
  await page.getByRole('button', { name: 'Clear all' }).click()
  await expect.poll(count).toBe(everyone)
})

test('what nobody fits says so, and leads back to everyone', async () => {
  await page.getByLabel('Find in this list').fill('nobody-is-called-this')
  await page.getByText('Nobody here fits all of this.').waitFor()
  // The address follows once the fingers rest.
  await page.waitForURL(/q=nobody/)
  await page.getByRole('link', { name: 'Show everyone' }).click()
  await listed()
})

test('a click on the head of a column orders by it, greatest first', async () => {
  await page.getByRole('columnheader', { name: 'Worth a year' }).getByRole('button').click()
  await page.locator('[role=columnheader][aria-sort=descending]', { hasText: 'Worth a year' }).waitFor()
  await settled()
  const sums = await worths()
  expect(sums.length).toBeGreaterThan(5)
  expect(sums).toEqual([...sums].sort((one, other) => other - one))
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
  await page.locator('[role=columnheader][aria-sort=ascending]', { hasText: 'Name' }).waitFor()
})

test('filters narrow the list together, and can be taken off together', async () => {
  const everyone = await count()
  const filters = page.getByRole('group', { name: 'Filters' })
  await filters.getByRole('combobox', { name: /^Role/ }).selectOption('supplier')
  await expect.poll(count).toBeLessThan(everyone)
  const suppliers = await count()
  await settled()
  const roles = await page.locator('[role=gridcell][aria-colindex="2"]').allTextContents()
  for (const role of roles) expect(role).toMatch(/supplier/i)
  await filters.getByRole('combobox', { name: /^State/ }).selectOption('dormant')
  await page.getByText('Nobody here fits all of this.').waitFor()
  await filters.getByRole('combobox', { name: /^State/ }).selectOption('')
  await expect.poll(count).toBe(suppliers)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Clear all' }).click()
  await expect.poll(count).toBe(everyone)
})

test('who opens somebody before the letters stand in the address is not called back', async () => {
  await page.evaluate(() => {
    const box = document.querySelector<HTMLInputElement>('.people-find input')
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, 'a')
    box?.dispatchEvent(new Event('input', { bubbles: true }))
    document.querySelector<HTMLElement>('[role=rowheader] a')?.click()
  })
  await page.waitForURL(/\/people\/.+/)
  // Longer than letters rest before they are written into the address.
  await page.waitForTimeout(500)
  expect(page.url()).toMatch(/\/people\/.+/)
  await page.goto('/people')
  await listed()
})

test('with the keyboard only, one walks down the list, opens somebody, and comes back to the same place', async () => {
  await settled()
  const second = (await names())[1] ?? ''
  await page.keyboard.press('j')
  await page.locator('[data-active]').waitFor()
  await page.keyboard.press('j')
  await page.locator('[data-active]', { hasText: second }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: second }).waitFor()
  await page.goBack()
  await listed()
})

test('those who were archived are gone from the list until it is undone', async () => {
  const everyone = await count()
  await settled()
  const first = (await names())[0] ?? ''
  await page.keyboard.press('j')
  await page.locator('[data-active]', { hasText: first }).waitFor()
  await page.keyboard.press('x')
  await page.getByText('1 selected').waitFor()
  await page.getByRole('button', { name: 'Archive', exact: true }).click()
  await page.getByText(`${first} is archived.`).waitFor()
  await expect.poll(count).toBe(everyone - 1)
  expect(await names()).not.toContain(first)
  await undo(page, `${first} is archived.`)
  await expect.poll(count).toBe(everyone)
  await expect.poll(names).toContain(first)
})

test('of two who change the same person, the later sees both and loses neither', async () => {
  await page.goto('/people?q=Ovenbird')
  const link = page.getByRole('rowheader').getByRole('link', { name: 'Ovenbird Bakery', exact: true })
  const profile = (await link.getAttribute('href')) ?? ''
  await page.goto(`${profile}/edit`)
  const other = await page.context().newPage()
  await other.goto(`${profile}/edit`)
  await page.getByLabel('The usual').fill('Sourdough, forty loaves')
  await page.getByLabel('Tags').fill('early delivery')
  await other.getByLabel('The usual').fill('Rye, twenty loaves')
  await other.getByLabel('Good hours').fill('Before six')
  await other.getByRole('button', { name: 'Save' }).click()
  await other.getByText('Ovenbird Bakery is saved.').waitFor()
  // A tab behind another draws nothing and would be waited for.
  await page.bringToFront()
  await page.getByRole('button', { name: 'Save' }).click()
  const dialog = page.getByRole('dialog', { name: 'Somebody changed this while you were typing' })
  const usual = dialog.getByRole('group', { name: 'The usual' })
  await usual.getByText('Rye, twenty loaves').waitFor()
  await expectAccessible(page)
  await usual.getByText('Sourdough, forty loaves').click()
  await dialog.getByRole('button', { name: 'Save this' }).click()
  await page.getByText('Ovenbird Bakery is saved.').waitFor()
  await page.goto(`${profile}/edit`)
  await expect.poll(() => page.getByLabel('The usual').inputValue()).toBe('Sourdough, forty loaves')
  expect(await page.getByLabel('Tags').inputValue()).toBe('early delivery')
  expect(await page.getByLabel('Good hours').inputValue()).toBe('Before six')
})

test('the browser had nothing to complain about', () => {
  expect(complaintsOf(page.context())).toEqual([])
})

async function listed(): Promise<void> {
  await page.getByRole('rowheader').first().waitFor()
}

/** The rows on screen are the answer to what was asked last. */
async function settled(): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('.people-list[data-waiting], .table-ghost') === null,
  )
}

async function count(): Promise<number> {
  const said = await page.locator('.people-count').textContent()
  return Number(/^[\d,]+/.exec(said ?? '')?.[0].replaceAll(',', '') ?? Number.NaN)
}

function names(): Promise<string[]> {
  return page.getByRole('rowheader').getByRole('link').allTextContents()
}

async function worths(): Promise<number[]> {
  const cells = await page.locator('[role=gridcell][aria-colindex="7"]').allTextContents()
  return cells.map((text) => Number(text.replaceAll(/[^\d.]/g, '') || 0) * (/k/i.test(text) ? 1000 : 1))
}
