// A file that is being read in when things break: all of it is there in the end, once, or none of it.
import { setTimeout as pause } from 'node:timers/promises'
import type { House } from './house.ts'
import type { Caller } from './writers.ts'

const lines = 12_000

/** An import that was asked for. */
export type Importing = Readonly<{
  /** Waits until some of it was read. */
  untilUnderWay: () => Promise<void>
  /** Waits for its end and says what came of it. */
  outcome: () => Promise<{ state: string; rows: number; isWhole: boolean; seconds: number }>
}>

/** Sends a file and asks for it to be brought in. */
export async function bringFile(house: House, caller: Caller, name: string): Promise<Importing> {
  const rows = Array.from(
    { length: lines },
    (_, at) => `Import ${name} ${at},${name}.${at}@example.com,+4420794${String(at).padStart(5, '0')}`,
  )
  const sent = await caller.call(
    'POST',
    `/imports?fileName=${name}.csv`,
    ['Name,E-mail,Phone', ...rows].join('\n'),
  )
  const id = String(sent.body.id)
  const started = await caller.call(
    'POST',
    `/imports/${id}/bring-in`,
    { plan: sent.body['plan'] },
    crypto.randomUUID(),
  )
  if (started.status !== 200) throw new Error(`The import did not start: ${JSON.stringify(started.body)}`)
  const from = performance.now()
  const look = () =>
    caller.call('GET', `/imports/${id}`).then(
      ({ body }) => body,
      () => ({}) as Record<string, unknown>,
    )
  const isOver = (state: unknown) => state === 'done' || state === 'failed' || state === 'cancelled'
  return {
    untilUnderWay: async () => {
      for (let tries = 0; tries < 200; tries++) {
        const { state, progress } = await look()
        if (progress || isOver(state)) return
        await pause(20)
      }
    },
    outcome: async () => {
      let state: unknown
      for (let tries = 0; tries < 900 && !isOver(state); tries++) {
        state = (await look())['state']
        await pause(200)
      }
      const [row] = await house.ask<{ rows: number; twice: number }>(
        `select count(*)::int as rows, (count(*) - count(distinct display_name))::int as twice
         from party
         where display_name like $1`,
        [`Import ${name} %`],
      )
      const [found, twice] = [row?.rows ?? -1, row?.twice ?? -1]
      const isWhole = twice === 0 && (state === 'done' ? found === lines : found === 0)
      return {
        state: String(state),
        rows: found,
        isWhole,
        seconds: Math.round((performance.now() - from) / 100) / 10,
      }
    },
  }
}
