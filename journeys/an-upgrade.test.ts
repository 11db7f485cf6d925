import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { restoreDatabase } from '../src/platform/backups/restore.ts'
import { startEmbedded } from '../src/platform/postgres/embedded.ts'
import { complaintsOf, openBrowser, openPage } from './setting/browser.ts'
import { type House, openHouse } from './setting/house.ts'

// A café that worked with the first release for years starts today's, on its own data folder.

const release = resolve(import.meta.dirname, '../fixtures/0.1.0')
let [house, browser, page]: [House, Browser, Page] = [] as never
let dataDir = ''

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'rapport-upgrade-'))
  await chmod(dataDir, 0o711)
  const asItWas = await startEmbedded({ dataDir, fsync: false })
  await restoreDatabase(join(release, 'corner-cafe.backup.gz'), asItWas.url, { isUpgraded: false })
  await asItWas.stop()
  ;[house, browser] = await Promise.all([openHouse({ DATA_DIR: dataDir }), openBrowser()])
  page = await openPage(browser, house)
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
  await rm(dataDir, { recursive: true, force: true })
})

const figures = async () => JSON.parse(await readFile(join(release, 'figures.json'), 'utf8'))

test('the first start wrote a backup of the firm as it was', async () => {
  expect(await readdir(join(dataDir, 'backups'))).toEqual([expect.stringContaining('-upgrade-')])
})

test('the owner signs in with the password of years ago and finds everybody', async () => {
  const { owner, people } = await figures()
  await page.goto('/')
  await page.getByLabel('E-mail').fill(owner.email)
  await page.getByLabel('Password').fill(owner.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: /^Good (morning|afternoon|evening), Ada$/ }).waitFor()
  await page.goto('/people')
  await page
    .getByText(new RegExp(`\\b${people}\\b`))
    .first()
    .waitFor()
})

test('what was said and noted is still on the profile', async () => {
  const { books } = await figures()
  await page.goto(`/people/${books[0].id}`)
  await page.getByRole('heading', { name: books[0].displayName }).first().waitFor()
  await page.getByText('Line one').first().waitFor()
})

test('the page of backups shows the one from before the upgrade', async () => {
  await page.goto('/settings/backups')
  await page.getByText('before an upgrade').waitFor()
})

test('the browser had nothing to complain about', () => {
  expect(complaintsOf(page.context())).toEqual([])
})
