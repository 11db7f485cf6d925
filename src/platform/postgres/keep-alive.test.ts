import { type ChildProcess, spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import type { Crash } from './keep-alive.ts'
import { keepAlive, pauseBefore } from './keep-alive.ts'
import { until } from '../testing/until.ts'

const sleeper = () => spawn('sleep', ['600'], { stdio: 'ignore' })
const kill = async (child: ChildProcess) => {
  child.kill('SIGKILL')
}

test('one crash is mended at once; who keeps crashing is tried ever later, but always again', () => {
  expect([1, 2, 3, 4, 20].map(pauseBefore)).toEqual([0, 250, 500, 1000, 30_000])
})

test('a database that can’t start yet is tried until it can, and the reason is said', async () => {
  const crashes: Crash[] = []
  let isFull = false
  const kept = await keepAlive({
    start: async () => {
      if (isFull) throw new Error('FATAL: could not write: No space left on device')
      return sleeper()
    },
    stop: kill,
    onCrash: (crash) => crashes.push(crash),
  })
  isFull = true
  const first = kept.child().pid
  await kill(kept.child())
  await until(() => crashes.length === 2)
  expect(crashes[1]).toEqual({ kind: 'down', attempt: 2, because: 'disk-full' })
  isFull = false
  await until(() => crashes.at(-1)?.kind === 'restarted')
  expect(kept.child().pid).not.toBe(first)
  await kept.stop()
})

test('what is stopped while it waits to be tried again stays stopped', async () => {
  let starts = 0
  const kept = await keepAlive({
    start: async () => {
      starts += 1
      if (starts > 1) throw new Error('not now')
      return sleeper()
    },
    stop: kill,
    onCrash: () => undefined,
  })
  await kill(kept.child())
  await until(() => starts === 3)
  await kept.stop()
  const after = starts
  await new Promise((done) => setTimeout(done, 1200))
  expect(starts).toBe(after)
})
