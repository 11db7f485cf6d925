import type { Page } from 'playwright-core'

/** A file as a browser takes it. */
export type GivenFile = Readonly<{ name: string; mimeType: string; buffer: Buffer }>

/** Chooses a file on the page that brings files in, and waits for its columns. */
export async function sendFile(page: Page, file: GivenFile | string): Promise<void> {
  await chooseFile(page, file)
  await page.getByRole('heading', { name: 'What is in each column' }).waitFor()
}

/** Chooses a file on the page that brings files in, whatever comes of it. */
export async function chooseFile(page: Page, file: GivenFile | string): Promise<void> {
  await page.goto('/imports')
  await page.getByRole('heading', { name: 'Files so far' }).waitFor()
  await page.locator('input[type=file]').setInputFiles(file)
}

/** Goes on from the columns and tries the file out. */
export async function tryOut(page: Page, patience = 30_000): Promise<void> {
  await page.getByRole('link', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Try it out' }).click()
  await page
    .getByRole('heading', { name: 'Tried out. Nothing has been written yet.' })
    .waitFor({ timeout: patience })
}

/** What came of a file: "3 new people" is `{ 'new people': 3 }`. */
export async function figuresOf(page: Page): Promise<Record<string, number>> {
  const figures = await page.locator('.report-figures .figure').all()
  const pairs = figures.map(async (figure) => {
    const [number, label] = await Promise.all([
      figure.locator('b').textContent(),
      figure.locator('span').textContent(),
    ])
    return [label ?? '', Number((number ?? '').replaceAll(',', ''))] as const
  })
  return Object.fromEntries(await Promise.all(pairs))
}
