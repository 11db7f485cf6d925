import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { complaintsOf, openBrowser, openPage, openSample, signUp } from './setting/browser.ts'
import { type House, openHouse, owner } from './setting/house.ts'

// An owner makes a backup, tries it, takes it home, and one day opens the firm again from it on another machine.

let [house, browser, page]: [House, Browser, Page] = [] as never
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-drill-'))
  await chmod(folder, 0o711)
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  page = await openPage(browser, house)
  await signUp(page)
  await openSample(page)
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})

const row = (title: string) => page.locator('.list-row', { hasText: title })

test('an owner who has no backup yet is told so', async () => {
  await page.goto('/settings/backups')
  await page.getByText('There is no backup yet. Make one now.').waitFor()
  expect(await row('Last restored in a drill').textContent()).toContain('Not yet')
})

test('a backup made on the page is listed, and says that it was not tried yet', async () => {
  await page.getByRole('button', { name: 'Make a backup now' }).click()
  await page.getByText('made by hand').waitFor()
  await page.getByText('No backup was tried yet. Only one that was restored is sure to help.').waitFor()
})

test('a drill really restores it, and the page says when', async () => {
  await page.getByRole('button', { name: 'Try the newest one' }).click()
  await row('made by hand').getByText('restored in a drill on').waitFor()
  expect(await row('Last restored in a drill').textContent()).not.toContain('Not yet')
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('the backup that was taken home opens the same firm on another machine', async () => {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Download the backup of / }).click()
  const download = await coming
  const home = join(folder, download.suggestedFilename())
  await download.saveAs(home)

  const again = join(folder, 'again')
  expect(await house.rapport('backup', 'verify', home)).toMatch(/^Whole: \d+ rows of \d+ tables/)
  expect(await house.rapport('restore', home, '--into', again)).toMatch(/^Restored \d+ rows/)
  const second = await openHouse({ DATA_DIR: again })
  try {
    const there = await openPage(browser, second)
    await there.goto('/')
    await there.getByLabel('E-mail').fill(owner.email)
    await there.getByLabel('Password').fill(owner.password)
    await there.getByRole('button', { name: 'Sign in', exact: true }).click()
    await there.getByRole('heading', { name: /^Good (morning|afternoon|evening), Joe$/ }).waitFor()
    expect(await namesOn(there)).toEqual(await namesOn(page))
  } finally {
    await second.close()
  }
})

async function namesOn(where: Page): Promise<string[]> {
  await where.goto('/people')
  await where.getByRole('rowheader').first().waitFor()
  const names = await where.getByRole('rowheader').getByRole('link').allTextContents()
  expect(names.length).toBeGreaterThan(5)
  return names
}

test('the browser had nothing to complain about', () => {
  expect(complaintsOf(page.context())).toEqual([])
})
