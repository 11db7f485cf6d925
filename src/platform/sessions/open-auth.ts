import type pg from 'pg'
import { newId } from '../work.ts'
import { digestPassword, isPassword } from './password-digest.ts'
import type { CameIn, Visitor } from './sessions.ts'

export type AuthOptions = Readonly<{
  pool: pg.Pool
  secret: string
  /** Known for good once the server listens. */
  publicUrl: () => string
  sessionDays: number
}>

export type Auth = Awaited<ReturnType<typeof openAuth>>

/** Opens better-auth when somebody first signs in or out: a warm start doesn't wait for it. */
export function lazyAuth(options: AuthOptions): () => Promise<Auth> {
  let opened: ReturnType<typeof openAuth> | undefined
  return () => {
    opened ??= openAuth(options)
    return opened
  }
}

const addressHeader = 'x-rapport-address'
const timeZoneHeader = 'x-rapport-time-zone'

/** Only our own calls reach it: none of its endpoints is served. */
async function openAuth({ pool, secret, publicUrl, sessionDays }: AuthOptions) {
  const { betterAuth } = await import('better-auth')
  return betterAuth({
    appName: 'Rapport',
    baseURL: publicUrl(),
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      password: {
        hash: digestPassword,
        verify: ({ hash, password }) => isPassword(password, hash),
      },
    },
    session: {
      expiresIn: sessionDays * 86_400,
      // What needs a fresh confirmation is said in the contract, and checked at the gate.
      freshAge: 0,
      cookieCache: { enabled: false },
      additionalFields: { timeZone: { type: 'string', required: false, input: false } },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => ({
            data: { ...session, timeZone: context?.headers?.get(timeZoneHeader) ?? null },
          }),
        },
      },
    },
    advanced: {
      cookiePrefix: 'rapport',
      useSecureCookies: publicUrl().startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      database: { generateId: ({ model }) => newId(model) },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    plugins: [await starting(), await passkeys(new URL(publicUrl()))],
  })
}

/** Starts a session for somebody whom we have made sure of ourselves. */
async function starting() {
  const [{ createAuthEndpoint }, { setSessionCookie }, { z }] = await Promise.all([
    import('better-auth/api'),
    import('better-auth/cookies'),
    import('zod'),
  ])
  return {
    id: 'starting',
    endpoints: {
      startSession: createAuthEndpoint(
        '/start-session',
        { method: 'POST', body: z.object({ userId: z.string() }), metadata: { SERVER_ONLY: true } },
        async (context) => {
          const { internalAdapter } = context.context
          const user = await internalAdapter.findUserById(context.body.userId)
          if (user === null) return context.json(null, { status: 404 })
          const session = await internalAdapter.createSession(user.id)
          await setSessionCookie(context, { session, user })
          return context.json({ user: { id: user.id } })
        },
      ),
    },
  }
}

/** A passkey stands for two factors only if the device asked for a finger, a face or a number. */
async function passkeys({ hostname, origin }: URL) {
  const [{ passkey }, { APIError }] = await Promise.all([
    import('@better-auth/passkey'),
    import('better-auth/api'),
  ])
  const assertVerified = (isVerified: boolean | undefined) => {
    if (!isVerified) throw new APIError('BAD_REQUEST', { message: 'not verified by its device' })
  }
  return passkey({
    rpID: hostname,
    rpName: 'Rapport',
    origin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      afterVerification: ({ verification }) => assertVerified(verification.registrationInfo?.userVerified),
    },
    authentication: {
      afterVerification: async ({ verification }) =>
        assertVerified(verification.authenticationInfo.userVerified),
    },
  })
}

/** What better-auth is told of a visitor. */
export function headersOf({ address, userAgent, cookies, timeZone }: Visitor): Headers {
  const headers = new Headers({ [addressHeader]: address })
  if (userAgent) headers.set('user-agent', userAgent.slice(0, 500))
  if (timeZone) headers.set(timeZoneHeader, timeZone)
  if (cookies) headers.set('cookie', cookies)
  return headers
}

/** Who came in, from an answer of better-auth. */
export async function cameIn(answer: Response): Promise<CameIn> {
  if (!answer.ok) throw new Error(`Signing in failed with status ${answer.status}.`)
  const { user }: { user: { id: string } } = await answer.json()
  return { userId: user.id, cookies: answer.headers.getSetCookie() }
}
