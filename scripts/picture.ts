// npm run picture: takes the picture on the first screen of the README from the running product.
import { mkdir } from 'node:fs/promises'
import { desk, openBrowser, openPage, openSample, signUp } from '../journeys/setting/browser.ts'
import { openHouse } from '../journeys/setting/house.ts'

const house = await openHouse()
const browser = await openBrowser()
try {
  const page = await openPage(browser, house, desk)
  await signUp(page)
  // A day with a list, whichever day the picture is taken on.
  await page.request.patch('/api/v1/firm', {
    data: { workingDays: [1, 2, 3, 4, 5, 6, 7], version: 1 },
    headers: { origin: house.address },
  })
  await openSample(page)
  await page.getByRole('heading', { name: 'The network' }).waitFor()
  await page.evaluate(async () => void (await document.fonts.ready))
  await mkdir('docs/pictures', { recursive: true })
  await page.screenshot({ path: 'docs/pictures/today.png' })
  await page.getByRole('article').first().getByRole('link').first().click()
  await page.getByRole('heading', { name: 'Together' }).waitFor()
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await page.screenshot({ path: 'docs/pictures/person.png' })
} finally {
  await browser.close()
  await house.close()
}
