import pg from 'pg'
import type { Log } from '../log.ts'
import { isAway } from '../postgres/away.ts'

/** By this name it is known whether there are workers at all; one that listens adds which. */
export const queuePoolName = 'rapport jobs'

type Options = Readonly<{ url: string; max: number; log: Log }>

/** Connections of the queue itself. */
export function openQueuePool({ url, max, log }: Options): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, application_name: queuePoolName })
  pool.on('error', (error) => log.warn('jobs-connection-lost', { error }))
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    client.query = patient(client.query.bind(client)) as typeof client.query
  })
  pool.connect = patient(pool.connect.bind(pool)) as typeof pool.connect
  return pool
}

/**
 * The queue notes what came of a job only once, and would end the whole process where that fails; only what a database
 * says while it starts ("57P03") is tried again. A database that died is one that will start: it says the same.
 */
function patient(ask: (...given: never[]) => unknown): (...given: never[]) => unknown {
  return (...given) => {
    const answer = ask(...given)
    return answer instanceof Promise ? answer.catch(sayStarting) : answer
  }
}

function sayStarting(error: unknown): never {
  throw isAway(error) ? Object.assign(error, { code: '57P03' }) : error
}
