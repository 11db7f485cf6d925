import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { type Config, readConfig } from '../../platform/config.ts'
import type { TestDatabase } from '../../platform/testing/test-database.ts'
import { startServer } from '../server.ts'

/** What came back, read. */
export type Answer = Readonly<{
  status: number
  headers: Headers
  // Tests look into answers of every endpoint; each says itself what it expects.
  body: Record<string, never> & { [field: string]: never }
  text: string
}>

type Sending = Readonly<{ body?: unknown; headers?: Record<string, string> }>

/** Somebody who calls the API, signed in or not. */
export type Person = Readonly<{
  headers: Readonly<Record<string, string>>
  call: (method: string, path: string, sending?: Sending) => Promise<Answer>
}>

export type TestServer = Readonly<{
  address: string
  /** Somebody who is not signed in. */
  stranger: Person
  /** Makes a workspace and gives its owner. */
  found: (name?: string) => Promise<Person & { email: string }>
  signIn: (email: string, password?: string) => Promise<Person>
  withKey: (key: string) => Person
  /** Somebody who has these cookies. */
  signedIn: (cookie: string) => Person
}>

export const password = 'seven green apples'

/** Starts the whole server on a test database; it stops after the last test of the file. */
export async function serve(database: TestDatabase, settings: Partial<Config> = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rapport-serve-'))
  // Under another public address we still have to find it ourselves.
  const port = settings.publicUrl === undefined ? 0 : await freePort()
  const config: Config = {
    ...readConfig({ DATABASE_URL: database.ownerUrl, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' }),
    signInLimit: 1000,
    signUpOpen: true,
    jobConcurrency: 0,
    databaseConnections: 4,
    port,
    ...settings,
  }
  const server = await startServer(config, { checksAnswers: true })
  afterAll(async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  const address = port === 0 ? server.address : `http://127.0.0.1:${port}`
  const person = (headers: Record<string, string>): Person => ({
    headers,
    call: (method, path, sending = {}) => call(`${address}/api/v1${path}`, method, headers, sending),
  })
  const stranger = person({})
  let founded = 0
  return {
    address,
    stranger,
    found: async (name = 'Juniper Street Café') => {
      founded += 1
      const email = `owner${founded}@example.com`
      const firm = { name, country: 'GB', timeZone: 'Europe/London', currency: 'GBP', workingDays: [1, 2, 3] }
      const answer = await stranger.call('POST', '/sign-up', {
        body: { firm, owner: { name: 'Ada', email, password } },
      })
      if (answer.status !== 200) throw new Error(`Sign-up failed: ${answer.text}`)
      return { ...person({ cookie: cookieOf(answer) }), email }
    },
    signIn: async (email, secret = password) => {
      const answer = await stranger.call('POST', '/sign-in', { body: { email, password: secret } })
      if (answer.status !== 200) throw new Error(`Sign-in failed: ${answer.text}`)
      return person({ cookie: cookieOf(answer) })
    },
    withKey: (key) => person({ authorization: `Bearer ${key}` }),
    signedIn: (cookie) => person({ cookie }),
  }
}

/** The cookies of an answer, as a browser sends them back. */
export function cookieOf({ headers }: Pick<Answer, 'headers'>): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

async function call(
  url: string,
  method: string,
  own: Record<string, string>,
  { body, headers = {} }: Sending,
): Promise<Answer> {
  const isJson = body !== undefined && typeof body !== 'string'
  const answer = await fetch(url, {
    method,
    headers: { ...(isJson ? { 'content-type': 'application/json' } : {}), ...own, ...headers },
    ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as string) }),
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, body: parse(text) }
}

function parse(text: string): Answer['body'] {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
