import type pg from 'pg'
import { refuse } from '../../kernel/refusal.ts'
import { newId } from '../work.ts'
import type { CameIn, Sessions, Visitor } from './sessions.ts'

type Options = Readonly<{
  pool: pg.Pool
  secret: string
  /** Known for good once the server listens. */
  publicUrl: () => string
  sessionDays: number
}>

/** Signing in with a password, by better-auth. Only these calls reach it: none of its own endpoints is served. */
export function openPasswords(
  options: Options,
): Pick<Sessions, 'makePerson' | 'signIn' | 'signOut' | 'changePassword'> {
  let opened: ReturnType<typeof openAuth> | undefined
  const auth = () => {
    opened ??= openAuth(options)
    return opened
  }
  return {
    makePerson: async (person, visitor) => {
      const answer = await (await auth()).api.signUpEmail({
        body: person,
        headers: headersOf(visitor),
        asResponse: true,
      })
      if (answer.status === 422) throw refuse('already-there', { what: 'e-mail' })
      return cameIn(answer)
    },
    signIn: async (credentials, visitor) => {
      const answer = await (await auth()).api.signInEmail({
        body: credentials,
        headers: headersOf(visitor),
        asResponse: true,
      })
      return answer.status === 401 ? null : cameIn(answer)
    },
    signOut: async (visitor) => {
      const answer = await (await auth()).api.signOut({ headers: headersOf(visitor), asResponse: true })
      return answer.headers.getSetCookie()
    },
    changePassword: async ({ current, next }, visitor) => {
      const answer = await (await auth()).api.changePassword({
        body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
        headers: headersOf(visitor),
        asResponse: true,
      })
      return answer.status === 400 ? null : cameIn(answer)
    },
  }
}

const addressHeader = 'x-rapport-address'

/** Loaded when somebody first signs in or out: a warm start doesn't wait for it. */
async function openAuth({ pool, secret, publicUrl, sessionDays }: Options) {
  const { betterAuth } = await import('better-auth')
  return betterAuth({
    appName: 'Rapport',
    baseURL: publicUrl(),
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 200 },
    session: { expiresIn: sessionDays * 86_400, cookieCache: { enabled: false } },
    advanced: {
      cookiePrefix: 'rapport',
      useSecureCookies: publicUrl().startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      database: { generateId: ({ model }) => newId(model) },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  })
}

function headersOf({ address, userAgent, cookies }: Visitor): Headers {
  const headers = new Headers({ [addressHeader]: address })
  if (userAgent) headers.set('user-agent', userAgent.slice(0, 500))
  if (cookies) headers.set('cookie', cookies)
  return headers
}

async function cameIn(answer: Response): Promise<CameIn> {
  if (!answer.ok) throw new Error(`Signing in failed with status ${answer.status}.`)
  const { user }: { user: { id: string } } = await answer.json()
  return { userId: user.id, cookies: answer.headers.getSetCookie() }
}
