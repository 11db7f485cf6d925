import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { atRest, desk, expectAccessible, expectNoOverflow, phone } from './browser.ts'

const screens = { desk, phone } as const
const themes = ['light', 'dark'] as const

/** At a desk and on a phone, by day and by night: accessible, no wider than the screen, and one sees where the keys are. */
export async function expectGoodEverywhere(page: Page): Promise<void> {
  for (const [name, size] of Object.entries(screens)) {
    await page.setViewportSize(size)
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      // The page follows the system a moment later; half by day and half by night, nothing has enough contrast.
      await page.locator(`html[data-theme=${theme}]`).waitFor()
      await atRest(page)
      await expectNoOverflow(page)
      await expectAccessible(page)
      expect(
        await withoutVisibleFocus(page),
        `${page.url()}, ${name}, ${theme}: focus can't be seen`,
      ).toEqual([])
    }
  }
  await page.setViewportSize(desk)
}

/**
 * What looks the same with and without the focus of a keyboard.
 * Each element is given the focus in turn; pressing Tab first makes the browser show it.
 */
async function withoutVisibleFocus(page: Page): Promise<string[]> {
  await page.keyboard.press('Tab')
  return page.evaluate(() => {
    const marks = [
      'outline',
      'boxShadow',
      'borderColor',
      'backgroundColor',
      'color',
      'textDecoration',
    ] as const
    const lookOf = (element: Element) =>
      [element, element.parentElement ?? element]
        .flatMap((one) => [getComputedStyle(one), getComputedStyle(one, '::after')])
        .flatMap((style) => marks.map((mark) => style[mark]))
        .join()
    const reached = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea, summary, [tabindex="0"]',
      ),
    ].filter(
      (element) =>
        element.tabIndex >= 0 &&
        !element.matches(':disabled, [inert] *, [aria-hidden=true] *') &&
        element.checkVisibility({ visibilityProperty: true }),
    )
    const before = document.activeElement
    const unseen = reached.filter((element) => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      const plain = lookOf(element)
      element.focus({ preventScroll: true })
      // A dialog keeps the focus to itself: what lies below it is not reached at all.
      return document.activeElement === element && lookOf(element) === plain
    })
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    return unseen.map((element) => element.outerHTML.slice(0, 160))
  })
}
