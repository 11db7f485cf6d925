// Asks a server again and again, one at a time or many at once, and says what it cost.
import { Agent, request } from 'node:http'
import { cpuMsBelow, cpuMsOf } from './machine.ts'

/** One request; `body` makes it a POST. */
export type Asked = Readonly<{ path: string; body?: unknown }>

export type Cost = Readonly<{
  requests: number
  perSecond: number
  /** Of the server's process alone; and of PostgreSQL with its backends. */
  cpuMs: number
  databaseCpuMs: number
  p50Ms: number
  p99Ms: number
}>

type Target = Readonly<{
  address: string
  pid: number
  /** The process that PostgreSQL runs below. */
  databaseAbove: number
  cookie?: string
}>
type Load = Readonly<{ ask: (n: number) => Asked; requests: number; atOnce: number; first?: number }>

/** Sends so many requests, so many at once, over connections that stay open. */
export async function load(target: Target, { ask, requests, atOnce, first = 0 }: Load): Promise<Cost> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const took: number[] = []
  const [cpu, below, start] = [cpuMsOf(target.pid), cpuMsBelow(target.databaseAbove), performance.now()]
  let next = 0
  const worker = async () => {
    while (next < requests) {
      const from = performance.now()
      await send(target, ask(first + next++), agent)
      took.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  const seconds = (performance.now() - start) / 1000
  const [cpuMs, databaseCpuMs] = [cpuMsOf(target.pid) - cpu, cpuMsBelow(target.databaseAbove) - below]
  agent.destroy()
  took.sort((one, other) => one - other)
  const at = (share: number) => round(took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0)
  return {
    requests,
    perSecond: Math.round(requests / seconds),
    cpuMs: round(cpuMs / requests),
    databaseCpuMs: round(databaseCpuMs / requests),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  }
}

export const round = (value: number) => Math.round(value * 100) / 100

/** The text of one answer; anything but a success ends the measuring. */
export function send(
  { address, cookie }: Pick<Target, 'address' | 'cookie'>,
  { path, body }: Asked,
  agent?: Agent,
): Promise<string> {
  const sent = body === undefined ? undefined : JSON.stringify(body)
  return new Promise((done, fail) => {
    const call = request(
      address + path,
      {
        method: sent === undefined ? 'GET' : 'POST',
        headers: {
          ...(cookie === undefined ? {} : { cookie }),
          ...(sent === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
        },
        ...(agent ? { agent } : {}),
      },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => {
          const text = Buffer.concat(parts).toString()
          if ((response.statusCode ?? 500) < 300) done(text)
          else fail(new Error(`${path} answered ${response.statusCode}: ${text.slice(0, 300)}`))
        })
        response.on('error', fail)
      },
    )
    call.on('error', fail)
    call.end(sent)
  })
}
