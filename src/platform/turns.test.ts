import { expect, test } from 'vitest'
import { stopwatch } from './clock.ts'
import { Turns } from './turns.ts'

test('whoever waits is answered in the middle of long work, and not only after it', async () => {
  const turns = new Turns()
  let answeredAt = -1
  let at = 0
  setImmediate(() => {
    answeredAt = at
  })
  for (; at < 3; at++) {
    const took = stopwatch()
    while (took() < 15);
    await turns.give()
  }
  expect(answeredAt).toBe(0)
})
