// How fast the list of people answers in Chromium: from a key pressed to rows painted, and while it is scrolled.
import type { Page } from 'playwright-core'

/** Milliseconds from one letter typed (or deleted) to the new rows on screen. */
function typeUntilPainted(page: Page, text: string): Promise<number> {
  return page.evaluate((value) => {
    const box = document.querySelector<HTMLInputElement>('.people-find input')
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    const shown = () => document.querySelector('.people-count')?.textContent
    const before = shown()
    const start = performance.now()
    write?.call(box, value)
    box?.dispatchEvent(new Event('input', { bubbles: true }))
    return new Promise<number>((resolve) => {
      const look = () => {
        const isThere = shown() !== before && document.querySelector('.people-list[data-waiting]') === null
        // The frame after the one in which it was found has painted it.
        requestAnimationFrame(isThere ? () => resolve(performance.now() - start) : look)
      }
      look()
    })
  }, text)
}

type Scrolled = { frames: number; blankFrames: number; waitingFrames: number; longestFrameMs: number }

/** Scrolls on by so many pixels a frame and looks in each whether a row stands in the middle, and with its content. */
function scrollOn(page: Page, pixels: number): Promise<Scrolled> {
  return page.evaluate(
    (step) =>
      new Promise<Scrolled>((resolve) => {
        const grid = document.querySelector('.people-list [role=grid]')
        const box = grid?.getBoundingClientRect()
        const seen = { frames: 0, blankFrames: 0, waitingFrames: 0, longestFrameMs: 0 }
        let last = performance.now()
        const look = (now: number) => {
          const at = document.elementFromPoint(
            (box?.left ?? 0) + 60,
            (box?.top ?? 0) + (box?.height ?? 0) / 2,
          )
          const row = at?.closest('[data-index]')
          seen.frames += 1
          if (!row) seen.blankFrames += 1
          else if (row.getAttribute('aria-busy') === 'true') seen.waitingFrames += 1
          seen.longestFrameMs = Math.max(seen.longestFrameMs, Math.round(now - last))
          last = now
          if (seen.frames >= 240) return resolve(seen)
          grid?.scrollBy({ top: step })
          requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
    pixels,
  )
}

export async function measureKeys(page: Page) {
  const keys: Record<'oneLetter' | 'twoLetters' | 'more' | 'cleared', number[]> = {
    oneLetter: [],
    twoLetters: [],
    more: [],
    cleared: [],
  }
  const kindOf = (length: number) => (['oneLetter', 'twoLetters'] as const)[length - 1] ?? 'more'
  for (const word of ['vega', 'rossi', 'chen', 'maria', 'dahlsen']) {
    for (let length = 1; length <= word.length; length++) {
      const took = await Promise.race([
        typeUntilPainted(page, word.slice(0, length)),
        // A letter that leaves the same people shows nothing new to wait for.
        page.waitForTimeout(2000).then(() => null),
      ])
      if (took !== null) keys[kindOf(length)].push(took)
      await page.waitForTimeout(500)
    }
    keys.cleared.push(await typeUntilPainted(page, ''))
    await page.waitForTimeout(500)
  }
  return {
    filter: Object.fromEntries(Object.entries(keys).map(([kind, times]) => [kind, summary(times)])),
    scroll: {
      reading: await scrollOn(page, 12),
      wheeling: await scrollOn(page, 120),
      flinging: await scrollOn(page, 900),
    },
  }
}

function summary(times: readonly number[]) {
  const sorted = times.map(Math.round).sort((one, other) => one - other)
  return { keys: sorted.length, medianMs: sorted[sorted.length >> 1], longestMs: sorted.at(-1) }
}
