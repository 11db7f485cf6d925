// What a person waits for in Chromium, in a firm with 100,000 parties.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { measureKeys } from '../bench/people-keys.ts'
import type { Part } from '../bench/report.ts'
import { sharedStage, type Stage, wholeFirm } from '../bench/stage.ts'
import { known } from './requests.ts'

type Screen = Readonly<{ name: string; path: string; shown: string; coldMs: number; warmMs: number }>

export const part: Part = {
  name: 'screens',
  about:
    'what a person waits for in Chromium: milliseconds, beside a page of a few bytes from the same server',
  run: async ({ isQuick }) => {
    const stage = await sharedStage(wholeFirm(isQuick))
    const { partyIds } = await known(stage.databaseUrl)
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
    })
    try {
      const times = isQuick ? 3 : 7
      const screens: Screen[] = [
        {
          name: "People's first rows",
          path: '/people',
          shown: '.people-list [data-index]',
          coldMs: 800,
          warmMs: 300,
        },
        { name: 'Today', path: '/', shown: 'main h1, main h2', coldMs: 800, warmMs: 300 },
        { name: 'a profile', path: `/people/${partyIds[0]}`, shown: 'main h1', coldMs: 800, warmMs: 300 },
        {
          name: 'a page of a few bytes',
          path: '/healthz',
          shown: 'body',
          coldMs: Infinity,
          warmMs: Infinity,
        },
      ]
      const opened = []
      for (const screen of screens)
        opened.push({ screen, ...(await timesOf(browser, { stage, screen, times })) })
      const context = await signedIn(browser, stage)
      const page = await context.newPage()
      await page.goto('/people')
      await page.waitForSelector('.people-list [data-index]')
      await page.waitForTimeout(1500)
      const keys = await measureKeys(page)
      const filter = Object.entries(keys.filter)
      return {
        figures: {
          chromium: browser.version(),
          screens: opened.map(({ screen, cold, warm }) => ({ name: screen.name, cold, warm })),
          ...keys,
        },
        rows: [
          ['screen', 'cold', 'longest', 'warm', 'longest'],
          ...opened.map(({ screen, cold, warm }) => [
            screen.name,
            ...[median(cold), Math.max(...cold), median(warm), Math.max(...warm)].map(String),
          ]),
          ...filter.map(([kind, { medianMs, longestMs }]) => [
            `a key in the filter: ${kind}`,
            String(medianMs),
            String(longestMs),
          ]),
        ],
        goals: [
          ...opened
            .filter(({ screen }) => Number.isFinite(screen.coldMs))
            .flatMap(({ screen, cold, warm }) => [
              { what: `${screen.name}, cold`, measured: median(cold), most: screen.coldMs, unit: 'ms' },
              { what: `${screen.name}, warm`, measured: median(warm), most: screen.warmMs, unit: 'ms' },
            ]),
          ...filter.map(([kind, { medianMs }]) => ({
            what: `a key in the filter, ${kind}`,
            measured: medianMs ?? 0,
            most: 100,
            unit: 'ms',
          })),
        ],
      }
    } finally {
      await browser.close()
    }
  },
}

/** Cold: nothing of Rapport in the browser. Warm: opened once before. */
async function timesOf(browser: Browser, how: Readonly<{ stage: Stage; screen: Screen; times: number }>) {
  const [cold, warm]: [number[], number[]] = [[], []]
  for (let time = 0; time < how.times; time++) {
    const context = await signedIn(browser, how.stage)
    const page = await context.newPage()
    cold.push(await untilShown(page, how.screen))
    await page.waitForTimeout(300)
    warm.push(await untilShown(page, how.screen))
    await context.close()
  }
  return { cold, warm }
}

/** Milliseconds from asking for the page to what it is for being painted. */
async function untilShown(page: Page, { path, shown }: Screen): Promise<number> {
  await page.goto(path, { waitUntil: 'commit' })
  // The page's policy forbids what Playwright waits with, so it is looked for here, in every frame.
  return page.evaluate(
    (selector) =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`No ${selector} at ${location.pathname}.`)), 20_000)
        const look = () => {
          const there = document.querySelector(selector)
          const isShown = there !== null && there.getAttribute('aria-busy') !== 'true'
          // The frame after the one in which it was found has painted it.
          requestAnimationFrame(isShown ? () => resolve(Math.round(performance.now())) : look)
        }
        look()
      }),
    shown,
  )
}

async function signedIn(browser: Browser, { address, cookie }: Stage): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1320, height: 900 } })
  // tsx names every function through a helper of its own, which the page doesn't have.
  await context.addInitScript('globalThis.__name = (it) => it')
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value, url: address }])
  return context
}

const median = (values: readonly number[]) =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0
