// Who writes while things break. Each write has a key of its own and is repeated with it until it was acknowledged, as
// the web pages and every careful client do; what was acknowledged is remembered.
import { setTimeout as pause } from 'node:timers/promises'

export type Write = Readonly<{ key: string; path: string; body: Record<string, unknown>; marker: string }>
export type Acknowledged = Write & Readonly<{ id: string; at: number; tries: number }>

/** Several clients that write all along. */
export type Writers = Readonly<{
  acknowledged: () => readonly Acknowledged[]
  /** What was refused although it was right. */
  refused: () => readonly string[]
  /** Lets each client end what it is at. */
  stop: () => Promise<void>
}>

/** Somebody signed in. */
export type Caller = Readonly<{
  call: (
    method: string,
    path: string,
    body?: unknown,
    key?: string,
  ) => Promise<{ status: number; body: Answer }>
}>
export type Answer = Record<string, unknown> & { id?: string }

const owner = { name: 'Joe Martin', email: 'joe@juniper.example', password: 'seven quiet otters' }
const firm = {
  name: 'Juniper Street Café',
  country: 'GB',
  timeZone: 'Europe/London',
  currency: 'GBP',
  workingDays: [1, 2, 3, 4, 5, 6, 7],
}

/** Makes the firm and gives its owner; the cookie works for a browser too. */
export async function foundFirm(
  address: string,
): Promise<Caller & { cookie: string; password: string; email: string }> {
  const answer = await fetch(`${address}/api/v1/sign-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ firm, owner }),
  })
  if (!answer.ok) throw new Error(`The firm could not be made: ${await answer.text()}`)
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return { ...callerAt(address, cookie), cookie, email: owner.email, password: owner.password }
}

function callerAt(address: string, cookie: string): Caller {
  return {
    call: async (method, path, body, key) => {
      const isText = typeof body === 'string'
      const answer = await fetch(`${address}/api/v1${path}`, {
        method,
        headers: {
          cookie,
          ...(body === undefined || isText ? {} : { 'content-type': 'application/json' }),
          ...(isText ? { 'content-type': 'text/csv' } : {}),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
        signal: AbortSignal.timeout(40_000),
      })
      const text = await answer.text()
      return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : {} }
    },
  }
}

/** Sets clients to work. */
export function openWriters(caller: Caller, name: string, clients = 4): Writers {
  const acknowledged: Acknowledged[] = []
  const refused: string[] = []
  let isOver = false
  const work = async (client: number) => {
    for (let at = 0; !isOver; at++) {
      const last = acknowledged.findLast(({ path }) => path === '/parties')
      const marker = `${name} ${client}-${at}`
      const body =
        at % 2 === 0 || last === undefined
          ? { path: '/parties', body: { kind: 'person', displayName: marker } }
          : { path: '/interactions', body: { partyId: last.id, kind: 'call', notes: marker } }
      const write = { ...body, marker, key: crypto.randomUUID() }
      const done = await untilAcknowledged(caller, write, refused)
      if (done) acknowledged.push(done)
      await pause(10)
    }
  }
  const all = Promise.all(Array.from({ length: clients }, (_, client) => work(client)))
  return {
    acknowledged: () => acknowledged,
    refused: () => refused,
    stop: async () => {
      isOver = true
      await all
    },
  }
}

const patienceMs = 180_000

async function untilAcknowledged(
  caller: Caller,
  write: Write,
  refused: string[],
): Promise<Acknowledged | undefined> {
  const from = performance.now()
  for (let tries = 1; performance.now() - from < patienceMs; tries++) {
    const answer = await caller
      .call('POST', write.path, write.body, write.key)
      .catch(() => ({ status: 0, body: {} as Answer }))
    const { id } = answer.body
    if (answer.status >= 200 && answer.status < 300 && id !== undefined) {
      return { ...write, id, tries, at: performance.now() }
    }
    const passes = answer.status === 0 || answer.status === 409 || answer.status >= 502
    if (!passes) {
      refused.push(`${write.path} ${answer.status} ${String(answer.body['code'])}`)
      // A bug of ours answers 500; it is counted, and the client goes on as a person would.
      if (answer.status !== 500) return undefined
    }
    await pause(100)
  }
  refused.push(`${write.path} was never acknowledged`)
  return undefined
}
