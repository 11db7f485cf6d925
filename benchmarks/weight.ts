// What a browser fetches to show a page: html, scripts and styles, gzipped as served; fonts apart.
//   npx tsx benchmarks/weight.ts
import { get } from 'node:http'
import type { Browser, Page, Response } from 'playwright-core'
import { openBrowser, openPage, openSample, signUp } from '../journeys/setting/browser.ts'
import { type House, openHouse } from '../journeys/setting/house.ts'

/** Bytes on the wire; the total is without fonts. */
export type Weight = Readonly<{ html: number; scripts: number; styles: number; total: number; fonts: number }>

/** The first load of the two pages that one arrives at, and what each further page adds to Today. */
export type Weights = Readonly<{ first: Record<string, Weight>; further: Record<string, Weight> }>

const kinds = { document: 'html', script: 'scripts', stylesheet: 'styles', font: 'fonts' } as const
type Kind = (typeof kinds)[keyof typeof kinds]
type Fetched = ReadonlyMap<string, Kind>

const further = {
  people: '/people',
  'new person': '/people/new',
  imports: '/imports',
  settings: '/settings',
  'log a talk': '/?log=anyone',
}

/** Opens every page of a house with the sample café and weighs what the browser asks for. */
export async function weighPages(house: House, browser: Browser): Promise<Weights> {
  const page = await openPage(browser, house)
  await signUp(page)
  await openSample(page)
  const today = await fetchedBy(page, '/')
  const person = await pathOfSomebody(page)
  const paths = { ...further, person, 'edit a person': `${person}/edit`, 'one file': await pathOfFile(page) }
  const extras: Record<string, Weight> = {}
  for (const [name, path] of Object.entries(paths))
    extras[name] = await weigh(await fetchedBy(page, path), today)
  const guest = await openPage(browser, house)
  const signIn = await fetchedBy(guest, '/sign-in')
  await guest.context().close()
  return { first: { 'sign-in': await weigh(signIn), today: await weigh(today) }, further: extras }
}

/** All that an address asks for, data aside, until nothing more is on its way. */
async function fetchedBy(page: Page, path: string): Promise<Fetched> {
  const fetched = new Map<string, Kind>()
  const note = (response: Response) => {
    const type = response.request().resourceType()
    if (isCounted(type)) fetched.set(response.url(), kinds[type])
  }
  page.on('response', note)
  await page.goto(path)
  await page.locator('h1, [role=dialog]').first().waitFor()
  await page.waitForFunction(() => document.querySelector('.skeleton, .table-ghost') === null)
  // Signed in, the palette is fetched ahead once the page is at rest; it counts with the first load.
  if (await page.locator('.shell').isVisible()) await scriptOf(page, 'Palette-')
  await page.evaluate(() => document.fonts.ready)
  page.off('response', note)
  return fetched
}

const isCounted = (type: string): type is keyof typeof kinds => type in kinds

async function scriptOf(page: Page, name: string): Promise<void> {
  await page.waitForFunction(
    (part) => performance.getEntriesByType('resource').some((one) => one.name.includes(part)),
    name,
  )
}

async function weigh(fetched: Fetched, before: Fetched = new Map()): Promise<Weight> {
  const sums = { html: 0, scripts: 0, styles: 0, fonts: 0 }
  for (const [url, kind] of fetched) {
    // A further page comes without a document: only its scripts and styles are new.
    const isThere = before.has(url) || (before.size > 0 && kind === 'html')
    if (!isThere) sums[kind] += await bytesOf(url)
  }
  return { ...sums, total: sums.html + sums.scripts + sums.styles }
}

function bytesOf(url: string): Promise<number> {
  return new Promise((done, fail) => {
    get(url, { headers: { 'accept-encoding': 'gzip', accept: '*/*' } }, (answer) => {
      let bytes = 0
      answer.on('data', (part: Buffer) => {
        bytes += part.length
      })
      answer.once('end', () =>
        answer.statusCode === 200 ? done(bytes) : fail(new Error(`${answer.statusCode} for ${url}`)),
      )
    }).once('error', fail)
  })
}

async function pathOfSomebody(page: Page): Promise<string> {
  await page.goto('/people?view=customers')
  return (await page.getByRole('rowheader').getByRole('link').first().getAttribute('href')) ?? ''
}

async function pathOfFile(page: Page): Promise<string> {
  await page.goto('/imports')
  const buffer = Buffer.from('Name,E-mail\nMaria Vega,maria@vega.example\n')
  await page.locator('input[type=file]').setInputFiles({ name: 'one.csv', mimeType: 'text/csv', buffer })
  await page.waitForURL(/\/imports\/.+/)
  return new URL(page.url()).pathname
}

async function main(): Promise<void> {
  const [house, browser] = await Promise.all([openHouse(), openBrowser()])
  try {
    process.stdout.write(`${JSON.stringify(await weighPages(house, browser), null, 2)}\n`)
  } finally {
    await browser.close()
    await house.close()
  }
}

if (import.meta.filename === process.argv[1]) await main()
