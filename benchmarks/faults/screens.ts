// Two pages that somebody left open: the list of people, and today. Nobody reloads them.
import { type Browser, chromium, type Page } from 'playwright-core'
import type { Caller } from './writers.ts'

/** Pages that stay open through all faults. */
export type Screens = Readonly<{
  /** Writes something both pages should show, and gives how long it took until each did; null when it never did. */
  untilBothShow: (caller: Caller, what: string) => Promise<{ people: number | null; today: number | null }>
  close: () => Promise<void>
}>

const patienceMs = 60_000

/** Opens both pages, or says why not. */
export async function openScreens(address: string, cookie: string): Promise<Screens | string> {
  const executablePath = process.env.CHROMIUM_PATH
  if (executablePath === undefined)
    return 'There is no Chromium on this machine: the screens were not watched.'
  const browser: Browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1320, height: 900 } })
  const cookies = cookie.split('; ').map((one) => {
    const at = one.indexOf('=')
    return { name: one.slice(0, at), value: one.slice(at + 1), url: address }
  })
  await context.addCookies(cookies)
  const open = async (path: string) => {
    const page = await context.newPage()
    await page.goto(path)
    await page.locator('h1').first().waitFor()
    // What was loaded by hand would have lost this.
    await page.evaluate(() => Object.assign(window, { neverReloaded: true }))
    return page
  }
  const [people, today] = [await open('/people?q=Probe'), await open('/')]
  return {
    untilBothShow: async (caller, what) => {
      const added = await write(caller, '/parties', { kind: 'person', displayName: `Probe ${what}` })
      await write(caller, '/interactions', { partyId: added, kind: 'call', said: `Heard after ${what}` })
      const from = performance.now()
      const [seenPeople, seenToday] = await Promise.all([
        shows(people, `Probe ${what}`, from),
        shows(today, `Heard after ${what}`, from),
      ])
      return { people: seenPeople, today: seenToday }
    },
    close: () => browser.close(),
  }
}

async function shows(page: Page, text: string, from: number): Promise<number | null> {
  try {
    await page.getByText(text).first().waitFor({ timeout: patienceMs })
    const isSame = await page.evaluate(() => 'neverReloaded' in window)
    return isSame ? Math.round(performance.now() - from) : null
  } catch {
    return null
  }
}

async function write(caller: Caller, path: string, body: unknown): Promise<string> {
  const key = crypto.randomUUID()
  for (let tries = 0; tries < 100; tries++) {
    const { body: answer } = await caller
      .call('POST', path, body, key)
      .catch(() => ({ body: {} as { id?: string } }))
    if (answer.id !== undefined) return answer.id
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error(`${path} could not be written.`)
}
