import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Weights, weighPages } from '../benchmarks/weight.ts'
import { openBrowser } from './setting/browser.ts'
import { type House, openHouse } from './setting/house.ts'

let [house, browser, weights]: [House, Browser, Weights] = [] as never

const kilobyte = 1000

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  weights = await weighPages(house, browser)
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('the pages one arrives at are under 200 kB: all that is needed to show them, fonts apart', () => {
  expect(Object.keys(weights.first)).toEqual(['sign-in', 'today'])
  for (const [page, { html, scripts, total }] of Object.entries(weights.first)) {
    // A page that seems to weigh nothing was not weighed.
    expect(Math.min(html, scripts), page).toBeGreaterThan(0)
    expect(total, page).toBeLessThan(200 * kilobyte)
  }
})

test('no further page adds more than 80 kB', () => {
  expect(Object.keys(weights.further).length).toBeGreaterThanOrEqual(8)
  for (const [page, { scripts, total }] of Object.entries(weights.further)) {
    expect(scripts, page).toBeGreaterThan(0)
    expect(total, page).toBeLessThan(80 * kilobyte)
  }
})

test('letters come in two fonts, of which a page in English needs no more than 200 kB', () => {
  for (const [page, { fonts }] of Object.entries(weights.first)) {
    expect(fonts, page).toBeGreaterThan(0)
    expect(fonts, page).toBeLessThan(200 * kilobyte)
  }
})
