import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figuresOf, type GivenFile, sendFile, tryOut } from './setting/bringing.ts'
import { complaintsOf, expectAccessible, openBrowser, openPage, signUp } from './setting/browser.ts'
import { type House, openHouse } from './setting/house.ts'

let [house, browser, page]: [House, Browser, Page] = [] as never

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  page = await openPage(browser, house)
  await signUp(page, 'The gift shop')
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const file = (name: string, text: string): GivenFile => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
})

const cards = file(
  'phone.vcf',
  [
    ['FN:Zoë Ångström', 'EMAIL;TYPE=work:zoe@angstrom.example', 'TEL;TYPE=cell:+44 20 7946 0018'],
    ['N:;;;;', 'NOTE:whose card is it?'],
  ]
    .map((lines) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n'))
    .join(''),
)

let mended: GivenFile

test('the cards of a phone come in, and the one without a name is handed back', async () => {
  await sendFile(page, cards)
  await tryOut(page)
  expect(await figuresOf(page)).toMatchObject({ 'new person': 1, 'can’t come in': 1 })
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download them with the reasons' }).click()
  const text = await readFile(await (await coming).path(), 'utf8')
  const [header, row] = text.trimEnd().split('\r\n')
  mended = file('mended.csv', `${header}\r\nBo Lind${row}\r\n`)
  await page.getByRole('button', { name: 'Bring in 1 person' }).click()
  await page.getByRole('heading', { name: 'Brought in.' }).waitFor()
})

test('mended, it comes in too', async () => {
  await sendFile(page, mended)
  await tryOut(page)
  await page.getByRole('button', { name: 'Bring in 1 person' }).click()
  await page.getByRole('heading', { name: 'Brought in.' }).waitFor()
  expect(await namesOnRecord()).toEqual(['Zoë Ångström', 'Bo Lind'])
})

test('the whole file can be taken back, and says what went', async () => {
  await page.goto('/imports')
  await page.getByRole('link', { name: /^mended\.csv/ }).click()
  await page.getByText('Take it back', { exact: true }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Take all of it back' }).click()
  await page.getByRole('heading', { name: 'Taken back.' }).waitFor()
  expect(await figuresOf(page)).toMatchObject({ 'person is gone': 1 })
  await expectAccessible(page)
  expect(await namesOnRecord()).toEqual(['Zoë Ångström'])
})

test('the browser had nothing to complain about', () => {
  expect(complaintsOf(page.context())).toEqual([])
})

async function namesOnRecord(): Promise<string[]> {
  await page.goto('/people')
  await page.getByText('Zoë Ångström').first().waitFor()
  const names = await page.getByRole('rowheader').allTextContents()
  return ['Zoë Ångström', 'Bo Lind'].filter((name) => names.some((text) => text.includes(name)))
}
