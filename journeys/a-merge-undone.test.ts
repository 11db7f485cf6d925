import { afterAll, expect, test } from 'vitest'
import { complaintsOf, openBrowser, openPage, signUp } from './setting/browser.ts'
import { openHouse } from './setting/house.ts'
import { expectGoodEverywhere } from './setting/looks.ts'

// Somebody is on record twice. Rapport finds it, the owner makes one of the two, works on, and takes them apart again.

const house = await openHouse()
const browser = await openBrowser()
afterAll(async () => {
  await browser.close()
  await house.close()
})

const headers = { origin: house.address }
const page = await openPage(browser, house)
await signUp(page)

async function put(displayName: string, more: object): Promise<string> {
  const answer = await page.request.post('/api/v1/parties', {
    headers,
    data: { kind: 'person', displayName, phones: [{ asGiven: '+44 7700 900123' }], ...more },
  })
  return ((await answer.json()) as { id: string }).id
}
const older = await put('William Oakley', { theUsual: 'Tea' })
const newer = await put('Bill Oakley', { theUsual: 'Flat white', emails: [{ address: 'bill@example.com' }] })

test('one who is on record twice is found, with the reasons', async () => {
  await page.goto('/people')
  await page.getByRole('link', { name: 'Duplicates' }).click()
  await page.getByText('Nobody has looked yet.').waitFor()
  await page.getByRole('button', { name: 'Look now' }).click()
  await page.getByText(/same phone/).waitFor({ timeout: 20_000 })
  await expectGoodEverywhere(page)
  await page.getByRole('link', { name: 'Compare' }).click()
})

test('the owner compares the two and makes one of them', async () => {
  await page.getByRole('heading', { name: 'Are these two one?' }).waitFor()
  await page.getByRole('group', { name: 'The usual' }).getByLabel('Flat white').check()
  await page.getByText('What moves over').waitFor()
  await expectGoodEverywhere(page)
  await page.getByRole('button', { name: 'Merge them' }).click()
  await page.getByRole('heading', { name: 'William Oakley' }).waitFor()
  await page.getByText('Flat white').first().waitFor()
  await page.goto(`/people/${newer}`)
  await page.waitForURL(`**/people/${older}`)
})

test('after an edit the two are taken apart again, and the edit goes with whom the owner says', async () => {
  const { version } = (await (await page.request.get(`/api/v1/parties/${older}`)).json()) as {
    version: number
  }
  await page.request.patch(`/api/v1/parties/${older}`, { headers, data: { version, theUsual: 'Oat latte' } })
  await page.goto('/duplicates')
  await page.getByRole('button', { name: 'Take apart' }).click()
  await page.getByText('Oat latte').waitFor()
  await page.getByRole('radiogroup').getByText('Bill Oakley').click()
  await expectGoodEverywhere(page)
  await page.getByRole('button', { name: 'Take them apart' }).click()
  await page.getByText('Bill Oakley is back on record.').waitFor()
  await page.goto(`/people/${newer}`)
  await page.getByRole('heading', { name: 'Bill Oakley' }).waitFor()
  await page.getByText('Oat latte').first().waitFor()
  await page.goto(`/people/${older}`)
  await page.getByText('Tea').first().waitFor()
  // The address of the record that had gone was asked for on purpose.
  const complaints = complaintsOf(page.context()).filter((one) => !/status of (404|410)/.test(one))
  expect(complaints).toEqual([])
})
