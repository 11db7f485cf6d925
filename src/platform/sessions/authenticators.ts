import type pg from 'pg'
import { now } from '../clock.ts'
import { newId } from '../work.ts'
import { digestOfRecoveryCode, makeRecoveryCodes } from './recovery-codes.ts'
import { openSeal, type Seal } from './seal.ts'
import type { Authenticators, CodeKind } from './sessions.ts'
import { makeSecret, stepOfCode } from './totp.ts'

type Options = Readonly<{ pool: pg.Pool; secret: string }>

/** Opens the second factors on the control plane. */
export function openAuthenticators({ pool, secret }: Options): Authenticators {
  const seal = openSeal(secret, 'authenticator secrets')
  return {
    of: async (userId) => {
      const { rows } = await pool.query<{ since: Date | null; left: number }>(
        `select
           (select confirmed_at from auth.authenticator
            where user_id = $1 and confirmed_at is not null) as since,
           (select count(*) from auth.recovery_code where user_id = $1 and used_at is null) as left`,
        [userId],
      )
      return { authenticatorSince: rows[0].since, recoveryCodesLeft: rows[0].left }
    },
    begin: async (userId) => {
      const made = makeSecret()
      await pool.query(
        `insert into auth.authenticator (id, user_id, secret, created_at)
         values ($1, $2, $3, $4)
         on conflict (user_id) where confirmed_at is null do update set
           id = excluded.id,
           secret = excluded.secret,
           last_step = 0,
           created_at = excluded.created_at`,
        [newId('authenticator'), userId, seal.close(made, userId), now()],
      )
      return made
    },
    finish: (userId, code) => finish({ pool, seal }, userId, code),
    use: async (userId, code) => {
      const kind = /^\d{6}$/.test(code) ? 'code' : 'recovery-code'
      const isRight =
        kind === 'code' ? await useCode({ pool, seal }, userId, code) : await useRecovery(pool, userId, code)
      return isRight ? (kind satisfies CodeKind) : null
    },
    remake: (userId) => inTransaction(pool, (client) => remake(client, userId)),
    remove: (userId) =>
      inTransaction(pool, async (client) => {
        await client.query('delete from auth.authenticator where user_id = $1', [userId])
        await client.query('delete from auth.recovery_code where user_id = $1', [userId])
      }),
  }
}

type Means = Readonly<{ pool: pg.Pool; seal: Seal }>
type Row = Readonly<{
  id: string
  secret: string
  lastStep: number
  wrongTries: number
  wrongAt: Date | null
}>

/** The authenticator of somebody, locked: a code that comes twice at once counts once. */
async function locked(client: pg.PoolClient, userId: string, which: 'in use' | 'in the making') {
  const { rows } = await client.query<Row>(
    `select id, secret, last_step as "lastStep", wrong_tries as "wrongTries", wrong_at as "wrongAt"
     from auth.authenticator
     where user_id = $1
       and (confirmed_at is not null) = $2
     for update`,
    [userId, which === 'in use'],
  )
  return rows[0]
}

function stepIn({ secret, lastStep }: Row, seal: Seal, userId: string, code: string): number | null {
  const opened = seal.open(secret, userId)
  return opened === null ? null : stepOfCode(code, { secret: opened, at: now(), usedStep: lastStep })
}

// Guessing six digits must take years; the recovery codes and passkeys work meanwhile.
const triesBeforePause = 10
const pauseMs = 15 * 60_000

function isPausing({ wrongTries, wrongAt }: Row): boolean {
  return wrongTries >= triesBeforePause && wrongAt !== null && now().getTime() - wrongAt.getTime() < pauseMs
}

function useCode({ pool, seal }: Means, userId: string, code: string): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const row = await locked(client, userId, 'in use')
    if (row === undefined || isPausing(row)) return false
    const step = stepIn(row, seal, userId, code)
    if (step === null) {
      await client.query(
        'update auth.authenticator set wrong_tries = wrong_tries + 1, wrong_at = $2 where id = $1',
        [row.id, now()],
      )
      return false
    }
    await client.query(
      'update auth.authenticator set last_step = $2, wrong_tries = 0, wrong_at = null where id = $1',
      [row.id, step],
    )
    return true
  })
}

async function useRecovery(pool: pg.Pool, userId: string, code: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update auth.recovery_code
     set used_at = $3
     where user_id = $1
       and digest = $2
       and used_at is null`,
    [userId, digestOfRecoveryCode(userId, code), now()],
  )
  return rowCount === 1
}

function finish({ pool, seal }: Means, userId: string, code: string): Promise<readonly string[] | null> {
  return inTransaction(pool, async (client) => {
    const row = await locked(client, userId, 'in the making')
    const step = row && stepIn(row, seal, userId, code)
    if (row === undefined || typeof step !== 'number') return null
    await client.query('delete from auth.authenticator where user_id = $1 and id <> $2', [userId, row.id])
    await client.query('update auth.authenticator set confirmed_at = $2, last_step = $3 where id = $1', [
      row.id,
      now(),
      step,
    ])
    return remake(client, userId)
  })
}

async function remake(client: pg.PoolClient, userId: string): Promise<readonly string[]> {
  const codes = makeRecoveryCodes()
  await client.query('delete from auth.recovery_code where user_id = $1', [userId])
  await client.query(
    `insert into auth.recovery_code (user_id, digest, created_at)
     select $1, digest, $3 from unnest($2::text[]) as digest`,
    [userId, codes.map((code) => digestOfRecoveryCode(userId, code)), now()],
  )
  return codes
}

async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const done = await work(client)
    await client.query('commit')
    return done
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}
