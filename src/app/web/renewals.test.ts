import { expect, test } from 'vitest'
import { openRenewals } from './renewals.ts'

const rest = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

test('a slow page is answered although news keeps pouring in, and the last news is not forgotten', async () => {
  const asked: string[][] = []
  const [ended, waiting]: [string[][], (() => void)[]] = [[], []]
  const renewals = openRenewals(
    async (names) => {
      asked.push([...names])
      await new Promise<void>((done) => waiting.push(done))
      ended.push([...names])
    },
    { pauseMs: 1, patienceMs: 60_000 },
  )
  renewals.hear(['people'])
  while (asked.length < 1) await rest(1)
  for (let news = 0; news < 20; news++) {
    renewals.hear(['people', 'trade'])
    await rest(1)
  }
  expect(asked).toEqual([['people']])
  waiting[0]()
  while (asked.length < 2) await rest(1)
  expect(ended).toEqual([['people']])
  expect(asked[1]).toEqual(['people', 'trade'])
  renewals.stop()
})

test('a renewal that never ends does not keep the screen old', async () => {
  const asked: string[][] = []
  const renewals = openRenewals(
    (names) => {
      asked.push([...names])
      return new Promise(() => {})
    },
    { pauseMs: 1, patienceMs: 5 },
  )
  renewals.hear(['people'])
  while (asked.length < 1) await rest(1)
  renewals.hear(['trade'])
  while (asked.length < 2) await rest(1)
  expect(asked).toEqual([['people'], ['trade']])
  renewals.stop()
})
