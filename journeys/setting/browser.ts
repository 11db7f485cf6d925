import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { type House, owner } from './house.ts'

export const desk = { width: 1320, height: 900 }
export const phone = { width: 390, height: 844 }

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: quiet })
}

/** A page that fails the test when the browser complains: an error, or something the content security policy refused. */
export async function openPage(browser: Browser, house: House, viewport: typeof desk = desk): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    baseURL: house.address,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => complaintsOf(context).push(error.message))
  page.on('console', (line) => {
    const isRefusal = /status of (401|409|413|415|422)/.test(line.text())
    if (line.type() === 'error' && !isRefusal) complaintsOf(context).push(line.text())
  })
  return page
}

const complaints = new WeakMap<BrowserContext, string[]>()

/** What the browser complained about so far. */
export function complaintsOf(context: BrowserContext): string[] {
  const known = complaints.get(context) ?? []
  complaints.set(context, known)
  return known
}

/** Makes the firm and its owner through the page of the first visit. */
export async function signUp(page: Page, firm = 'Juniper Street Café'): Promise<void> {
  await page.goto('/')
  await page.getByLabel('Name of the firm').fill(firm)
  await page.getByLabel('Your name').fill(owner.name)
  await page.getByLabel('E-mail').fill(owner.email)
  await page.getByLabel('Password').fill(owner.password)
  await page.getByRole('button', { name: 'Open the firm' }).click()
  await page.getByRole('heading', { name: 'Let us begin with your people' }).waitFor()
}

/** The sample café, opened from the first-run page. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample café' }).click()
  await page
    .getByRole('heading', { name: /^Good (morning|afternoon|evening), Joe$/ })
    .waitFor({ timeout: 30_000 })
  await askForList(page)
}

/**
 * On a day off the list comes when it is asked for; journeys must pass on Sundays too. What is shown at first may
 * give way to "is being worked out" before it can be clicked, so it is asked for until somebody is named.
 */
export async function askForList(page: Page): Promise<void> {
  const isNamed = (anyway: string) => {
    const buttons = [...document.querySelectorAll<HTMLElement>('main button')]
    buttons.find(({ textContent }) => textContent === anyway)?.click()
    return document.querySelector('main article') !== null
  }
  await page.waitForFunction(isNamed, 'Show whom I would talk to', { polling: 200 })
}

/** What fades or slides in has arrived; half faded in, nothing has enough contrast. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.skeleton, .table-ghost') === null)
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Nothing serious or critical by axe, on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await atRest(page)
  // It looks for the global object in a way that Trusted Types refuse, and rightly.
  const source = (await readFile(axePath, 'utf8')).replaceAll('Function("return this")()', 'globalThis')
  // Through the debugger, not a script element: the content security policy stays as strict as it is.
  await page.evaluate(source)
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }
    type Violation = { id: string; impact: string; nodes: { html: string }[] }
    const { violations } = await axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  })
  expect(found, page.url()).toEqual([])
}

/** Nothing is wider than the screen. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(excess, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0)
}

/** Takes back what a notice told of; an older notice may still be there, with a button of its own. */
export async function undo(page: Page, told: string | RegExp): Promise<void> {
  await page.locator('.notice', { hasText: told }).getByRole('button', { name: 'Undo' }).click()
}
