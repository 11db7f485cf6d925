import type pg from 'pg'
import { stopwatch } from '../clock.ts'
import type { Log } from '../log.ts'
import { watchQueries } from './connection.ts'

type Options = Readonly<{ slowMs: number; log: Log }>

const againAfterMs = 10 * 60_000
const betweenPlansMs = 5_000
const mostKept = 500
const mostLetters = 4_000

/**
 * Logs questions that took long, with the plan PostgreSQL has for them whatever the values are: neither holds what
 * somebody typed. Each is told once in ten minutes, and not more than one in five seconds: a database that is slow
 * shall not be asked for plans all along.
 */
export function watchSlowQueries(pool: pg.Pool, { slowMs, log }: Options): void {
  if (slowMs === 0) return
  const told = new Map<string, () => number>()
  let sinceLast: () => number = () => betweenPlansMs
  let untoldCount = 0
  const tell = async (statement: string, tookMs: number) => {
    if ((told.get(statement)?.() ?? againAfterMs) < againAfterMs) return
    if (sinceLast() < betweenPlansMs) {
      untoldCount += 1
      return
    }
    sinceLast = stopwatch()
    if (told.size >= mostKept) told.clear()
    told.set(statement, stopwatch())
    const plan = await planOf(pool, statement).catch(() => undefined)
    const text = statement.replaceAll(/\s+/g, ' ').trim().slice(0, mostLetters)
    log.warn('slow-query', { statement: text, tookMs, untoldCount, ...(plan ? { plan } : {}) })
    untoldCount = 0
  }
  pool.on('connect', (client) => {
    watchQueries(client, {
      slowMs,
      tell: (statement, tookMs) => void tell(statement, tookMs).catch(() => undefined),
    })
  })
}

/** Needs PostgreSQL 16; with an older one the statement is logged alone. */
async function planOf(pool: pg.Pool, statement: string): Promise<string | undefined> {
  if (!/^\s*(select|with|insert|update|delete)\b/i.test(statement)) return undefined
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${statement}`)
    return rows
      .map((row) => row['QUERY PLAN'])
      .join('\n')
      .slice(0, mostLetters)
  } finally {
    client.release()
  }
}
