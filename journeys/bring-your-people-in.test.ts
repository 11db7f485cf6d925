import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooseFile, figuresOf, type GivenFile, sendFile, tryOut } from './setting/bringing.ts'
import {
  askForList,
  complaintsOf,
  expectAccessible,
  openBrowser,
  openPage,
  signUp,
} from './setting/browser.ts'
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

const csv = (name: string, buffer: Buffer): GivenFile => ({ name, mimeType: 'text/csv', buffer })

// As a German Excel writes it: semicolons, Windows-1252, days before months.
const regulars = csv(
  'regulars.csv',
  Buffer.from(
    [
      'Given Name;Family Name;E-mail;Phone;Birthday;City;Note',
      'Jürgen;Müller;juergen@mueller.example;+44 20 7946 0018;14/03/1971;Köln;Likes the window table',
      'Zoë;Ångström;zoe@angstrom.example;;02/11/1984;Malmö;',
      'Maria;Vega;maria@vega.example;;23/05/1990;London;',
      'Rosa;Delgado;rosa@delgado.example;;31/02/1980;London;',
      'Peter;Lim;peter at lim.example;;01/06/1979;London;',
      `Omar;Khalil;=cmd|' /C calc'!A0;;09/09/1988;London;`,
    ].join('\r\n'),
    'latin1',
  ),
)

test('a file from another program is understood: its characters, its marks, its columns', async () => {
  await sendFile(page, regulars)
  await page.getByText('Windows, Western').first().waitFor()
  const columns = page.getByRole('combobox', { name: /^What “.*” is$/ })
  expect(
    await columns.evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).selectedOptions[0]?.text)),
  ).toEqual(['Given name', 'Family name', 'E-mail', 'Phone', 'Birthday', 'Town', 'Note'])
  await page
    .getByRole('row', { name: /Jürgen Müller/ })
    .or(page.getByText('Jürgen Müller'))
    .first()
    .waitFor()
})

test('trying it out says what would happen and writes nothing', async () => {
  await tryOut(page)
  expect(await figuresOf(page)).toEqual({
    'new people': 4,
    'get new facts': 0,
    'are the same': 0,
    'can’t come in': 2,
  })
  await page.getByText('1 cell can’t come in; the rest of its row can').waitFor()
  const address = page.url()
  await page.getByRole('navigation').getByRole('link', { name: 'People' }).first().click()
  await page.getByText('Here will be everybody you do business with').waitFor()
  await page.goto(address)
})

test('what can’t come in is handed back as a file, each row with its reason', async () => {
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download them with the reasons' }).first().click()
  const file = await (await coming).path()
  const [header, ...rows] = (await readFile(file, 'utf8')).trim().split('\r\n')
  expect(header).toContain('Given Name,Family Name,E-mail,Phone,Birthday,City,Note,')
  expect(rows).toHaveLength(3)
  expect(rows[0]).toMatch(
    /^Rosa,Delgado,.*31\/02\/1980.*not a day of the calendar.*The rest of the row came in/,
  )
  expect(rows[1]).toMatch(/^Peter,Lim,.*not an e-mail address/)
  // Neutralised: the spreadsheet it is opened in must not run it.
  expect(rows[2]).toMatch(/^Omar,Khalil,'=cmd.*formula/)
})

test('bringing it in puts the good rows on record', async () => {
  await page.getByRole('button', { name: 'Bring in 4 people' }).click()
  await page.getByRole('heading', { name: 'Brought in.' }).waitFor()
  expect(await figuresOf(page)).toMatchObject({ 'people came in': 4, 'were handed back': 2 })
  await page.getByRole('link', { name: 'See the people' }).click()
  await page.getByText('4 people and organisations').waitFor()
  expect(await page.getByRole('rowheader').allTextContents()).toEqual([
    expect.stringContaining('Zoë Ångström'),
    expect.stringContaining('Rosa Delgado'),
    expect.stringContaining('Jürgen Müller'),
    expect.stringContaining('Maria Vega'),
  ])
})

test('the same file once more changes nothing', async () => {
  await sendFile(page, regulars)
  await tryOut(page)
  expect(await figuresOf(page)).toMatchObject({ 'new people': 0, 'get new facts': 0, 'are the same': 4 })
  await page.getByText('Everything in this file is on record already.').waitFor()
  await page.getByRole('button', { name: 'Bring it in' }).click()
  await page.getByRole('heading', { name: 'Brought in.' }).waitFor()
  expect(await peopleOnRecord()).toBe('4 people and organisations')
})

test.each([
  [
    'a ZIP archive by another name',
    Buffer.from('PK\u0003\u0004\u0014\0\0\0\b\0'.padEnd(300, '\u0001'), 'latin1'),
    'This is a ZIP archive. Unpack it and bring in the file inside.',
  ],
  ['an empty file', Buffer.alloc(0), 'The file is empty.'],
])('%s is refused in plain words', async (_, content, words) => {
  await chooseFile(page, csv('people.csv', content))
  await page.getByRole('alert').filter({ hasText: words }).waitFor()
  await expectAccessible(page)
})

test('stopped in the middle, a long file leaves nothing behind', async () => {
  const rows = Array.from({ length: 40_000 }, (_, at) => `Given ${at},Family ${at},guest.${at}@example.com`)
  await sendFile(
    page,
    csv('forty-thousand.csv', Buffer.from(`Given Name,Family Name,E-mail\n${rows.join('\n')}\n`)),
  )
  await tryOut(page, 60_000)
  await page.getByRole('button', { name: 'Bring in 40,000 people' }).click()
  await page.getByText(/^[\d,]+ rows read$/).waitFor()
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByText('Stopped. Nothing of it was written.').waitFor()
  expect(await peopleOnRecord()).toBe('4 people and organisations')
})

const shared = process.env['RAPPORT_SHARED'] ?? resolve(import.meta.dirname, '../../shared')
const retail = join(shared, 'data/retail/online_retail_even_customers.csv.xz')

test('a year of sales, 194,630 lines, comes in and is counted to the penny', async (context) => {
  context.skip(!existsSync(retail), `The sales are not on this machine: ${retail}`)
  await sendFile(page, retail)
  await tryOut(page, 100_000)
  await page.getByRole('button', { name: /^Bring in [\d,]+ rows$/ }).click()
  await page.getByRole('heading', { name: 'Brought in.' }).waitFor({ timeout: 100_000 })
  await page.getByText('2,187 customers').waitFor()
  await page.getByText('10,531 orders').waitFor()
  await page.getByText('1,708 of them returns').waitFor()
  await page.getByText(/^GBP\s4,155,604\.05$/).waitFor()
  await page.getByText('1 December 2010 to 9 December 2011').waitFor()
}, 240_000)

test('seen as of its last day, Today names customers, each with a reason and a question', async (context) => {
  context.skip(!existsSync(retail), `The sales are not on this machine: ${retail}`)
  await page.getByRole('button', { name: 'Look at it as of 9 December 2011' }).click()
  await page.getByText('The firm as of 9 December 2011.').waitFor()
  await askForList(page)
  const talks = await page.getByRole('article').all()
  expect(talks.length).toBeGreaterThanOrEqual(2)
  for (const talk of talks) expect(await talk.textContent()).toMatch(/\.\s*Ask: /)
  await expectAccessible(page)
})

test('the browser had nothing to complain about', () => {
  expect(complaintsOf(page.context())).toEqual([])
})

async function peopleOnRecord(): Promise<string> {
  await page.goto('/people')
  return (await page.locator('.people-count').filter({ hasText: /\S/ }).textContent()) ?? ''
}
