import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { currentNotices, dismiss, holdNotices, notify, releaseNotices, undo } from './notices.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  for (const { id } of currentNotices()) dismiss(id)
  vi.useRealTimers()
})

const texts = () => currentNotices().map((notice) => notice.text)

test('a notice is shown for a while and then goes', () => {
  notify({ text: 'Talk saved.' })
  vi.advanceTimersByTime(7900)
  expect(texts()).toEqual(['Talk saved.'])
  vi.advanceTimersByTime(200)
  expect(texts()).toEqual([])
})

test('a notice stays while somebody reads it', () => {
  notify({ text: 'Talk saved.' })
  holdNotices()
  vi.advanceTimersByTime(60_000)
  expect(texts()).toEqual(['Talk saved.'])
  releaseNotices()
  vi.advanceTimersByTime(8100)
  expect(texts()).toEqual([])
})

test('taking back does what was promised and clears the notice', async () => {
  let isBack = false
  notify({
    text: 'Maria archived.',
    undo: () => {
      isBack = true
    },
  })
  const [notice] = currentNotices()
  if (!notice) throw new Error('no notice')
  await undo(notice)
  expect([isBack, texts()]).toEqual([true, []])
})

test('no more than three are shown, the oldest goes first', () => {
  for (const text of ['one', 'two', 'three', 'four']) notify({ text })
  expect(texts()).toEqual(['two', 'three', 'four'])
})
