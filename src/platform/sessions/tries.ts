import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type pg from 'pg'
import { refuse } from '../../kernel/refusal.ts'
import { now } from '../clock.ts'
import { networkOf } from '../network.ts'
import { cookieValue } from './cookie.ts'
import type { Prover, Tries, Visitor } from './sessions.ts'

type Options = Readonly<{ pool: pg.Pool; secret: string; isSecure: () => boolean; mostTries: number }>

type Bucket = Readonly<{ key: Buffer; most: number; minutes: number }>

const deviceDays = 400

/** Opens the count of tries to sign in, or to prove anew who one is, on the control plane. */
export function openTries({ pool, secret, isSecure, mostTries }: Options): Tries {
  const digest = (...parts: string[]) => createHmac('sha256', secret).update(JSON.stringify(parts)).digest()
  const nameOf = () => `${isSecure() ? '__Secure-' : ''}rapport.device`
  const deviceOf = (email: string, { cookies }: Visitor): string | null => {
    const [nonce, sign] = (cookieValue(cookies ?? '', nameOf()) ?? '').split('.')
    const shown = Buffer.from(sign ?? '', 'base64url')
    const expected = digest('device', email, nonce)
    return shown.length === expected.length && timingSafeEqual(shown, expected) ? nonce : null
  }
  const bucketsOf = (email: string, visitor: Visitor): Bucket[] => {
    const device = deviceOf(email, visitor)
    if (device !== null) return [{ key: digest('known', email, device), most: mostTries, minutes: 15 }]
    const network = networkOf(visitor.address)
    return [
      { key: digest('from', email, network), most: mostTries, minutes: 15 },
      { key: digest('strangers', email), most: mostTries * 10, minutes: 60 },
    ]
  }
  const ofSession = ({ id }: Prover): Bucket => ({ key: digest('proof', id), most: mostTries, minutes: 15 })
  const ofPerson = ({ userId }: Prover): Bucket => ({
    key: digest('proofs', userId),
    most: mostTries * 10,
    minutes: 60,
  })
  const forget = ({ key }: Bucket) => pool.query('delete from auth.sign_in_try where key = $1', [key])
  return {
    begin: async (email, visitor) => {
      // One after the other: what is refused for its network must not use up the account.
      for (const bucket of bucketsOf(email, visitor)) await count(pool, bucket)
    },
    beginProof: async (prover) => {
      for (const bucket of [ofSession(prover), ofPerson(prover)]) await count(pool, bucket)
    },
    succeedProof: async (prover) => {
      await forget(ofSession(prover))
    },
    knows: (email, visitor) => deviceOf(email, visitor) !== null,
    succeed: async (email, visitor) => {
      const [own] = bucketsOf(email, visitor)
      await forget(own)
      const nonce = deviceOf(email, visitor) ?? randomBytes(16).toString('base64url')
      const value = `${nonce}.${digest('device', email, nonce).toString('base64url')}`
      const secure = isSecure() ? '; Secure' : ''
      return `${nameOf()}=${value}; Max-Age=${deviceDays * 86_400}; Path=/api/v1/sign-in; HttpOnly; SameSite=Lax${secure}`
    },
  }
}

/** Counts first and looks then, so that a hundred tries at once are a hundred. */
async function count(pool: pg.Pool, { key, most, minutes }: Bucket): Promise<void> {
  const at = now()
  const { rows } = await pool.query<{ tries: number; since: Date }>(
    `insert into auth.sign_in_try as kept (key, tries, since)
     values ($1, 1, $2)
     on conflict (key) do update set
       tries = case when kept.since <= $3 then 1 else least(kept.tries + 1, 1000000) end,
       since = case when kept.since <= $3 then $2 else kept.since end
     returning tries, since`,
    [key, at, new Date(at.getTime() - minutes * 60_000)],
  )
  const [{ tries, since }] = rows
  if (tries === 1) await forgetOld(pool, at)
  if (tries <= most) return
  const end = since.getTime() + minutes * 60_000
  throw refuse('too-many-requests', {
    retryAfterSeconds: Math.max(1, Math.ceil((end - at.getTime()) / 1000)),
  })
}

const hourMs = 3_600_000

/** Each new count takes some old ones with it, so there are never more than an hour brings. */
async function forgetOld(pool: pg.Pool, at: Date): Promise<void> {
  await pool.query(
    `delete from auth.sign_in_try
     where key in (
       select key from auth.sign_in_try where since < $1 order by since limit 20 for update skip locked
     )`,
    [new Date(at.getTime() - hourMs)],
  )
}
