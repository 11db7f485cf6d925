import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  complaintsOf,
  desk,
  expectAccessible,
  expectNoOverflow,
  openBrowser,
  openPage,
  phone,
  signUp,
  undo,
} from './setting/browser.ts'
import { type House, openHouse } from './setting/house.ts'

let [house, browser, page]: [House, Browser, Page] = [] as never
let maria = ''

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  page = await openPage(browser, house)
  await signUp(page)
  maria = await page.evaluate(async () => {
    const post = async (path: string, body: object) => {
      const init = {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }
      const answer = await fetch(`/api/v1${path}`, init)
      return ((await answer.json()) as { id: string }).id
    }
    const mill = await post('/parties', { kind: 'organisation', displayName: 'Rossi Interiors' })
    const id = await post('/parties', {
      kind: 'person',
      displayName: 'Maria Rossi',
      theUsual: '200 kraft boxes',
    })
    await post('/parties', {
      kind: 'person',
      displayName: 'Paolo Rossi',
      organisationName: 'Rossi Interiors',
    })
    await post(`/parties/${id}/links`, { toId: mill, kind: 'owns' })
    return `/people/${id}`
  })
  await page.goto(maria)
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const row = (over: string) => page.locator('.list-row', { hasText: over })
const meter = (name: string) => page.locator('.meter', { hasText: name })

test('what somebody expects is written down, changed where it stands, and taken back', async () => {
  await meter('Understand').getByText('0 of 5').waitFor()
  await page.getByRole('button', { name: 'Note what you learned' }).click()
  await page.getByLabel('About').selectOption({ label: 'Expects' })
  await page.getByLabel('What you learned').fill('Delivery on the promised day')
  await page.getByLabel('How much it matters').selectOption({ label: 'matters most' })
  await page.getByRole('button', { name: 'Save the note' }).click()
  await row('Expects').getByText('not known').waitFor()
  await page.getByRole('button', { name: 'Change: Delivery on the promised day' }).click()
  await page.getByLabel('Do we meet it').selectOption({ label: 'not met' })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await row('Expects').getByText('not met').waitFor()
  await meter('Understand').getByText('1 of 5').waitFor()
  await undo(page, 'Saved.')
  await row('Expects').getByText('not known').waitFor()
  await meter('Understand').getByText('0 of 5').waitFor()
})

test('a press on the initials takes a photo, and a file that is none is refused in plain words', async () => {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Add a photo' }).click()
  const dot =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer })
  await (await chooser).setFiles(file('maria.png', Buffer.from(dot, 'base64')))
  const shown = page.locator('.face img')
  await shown.waitFor()
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  const again = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Take another photo' }).click()
  await (await again).setFiles(file('maria.png', Buffer.from('no picture')))
  await page.getByText('This is no photo we can read.').waitFor()
})

test('what somebody agreed to is kept with its proof, and what they took back stays to be seen', async () => {
  await page.getByRole('button', { name: 'Write down a consent' }).click()
  await page.getByLabel('How they said so').selectOption({ label: 'on paper' })
  await page.getByLabel('What proves it').fill('Card in the blue folder')
  await page.getByRole('button', { name: 'Keep this' }).click()
  await row('Agreed to').getByText('the newsletter, on paper').waitFor()
  await page.getByRole('button', { name: /They took it back\s+the newsletter/ }).click()
  await page.getByRole('button', { name: 'Keep this' }).click()
  await row('Agreed to').getByText('the newsletter, until').waitFor()
})

test('who else is around somebody is seen, and a tie has a kind of the firm’s own', async () => {
  await row('Ties').getByText('Also at Rossi Interiors').waitFor()
  await row('Ties').getByRole('link', { name: 'Paolo Rossi' }).waitFor()
  await page.getByRole('button', { name: 'Add a tie' }).click()
  await page.getByLabel('What ties them').selectOption({ label: 'something else' })
  await page.getByLabel('In your words').fill('taught')
  await page.getByLabel('Seen from the other').fill('taught by')
  await page.getByLabel('With whom').fill('Paolo')
  await page.getByRole('option', { name: 'Paolo Rossi' }).click()
  await page.getByLabel('As what').fill('Apprentice')
  await page.getByRole('button', { name: 'Tie them' }).click()
  await row('Ties').getByText('taught', { exact: false }).first().waitFor()
  await row('Ties').getByText('Apprentice').waitFor()
})

test('where it came from is told, and all of it can be read in light and dark, on a desk and on a phone', async () => {
  await page.getByRole('button', { name: 'Show where this came from' }).click()
  await row('Where this came from').getByText('typed by Joe Martin').first().waitFor()
  for (const size of [desk, phone]) {
    await page.setViewportSize(size)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expectAccessible(page)
      if (process.env['PICTURES'])
        await page.screenshot({
          path: `${process.env['PICTURES']}/person-${size.width}-${colorScheme}.png`,
          fullPage: true,
        })
    }
    await expectNoOverflow(page)
  }
  expect(complaintsOf(page.context())).toEqual([])
})
