import type pg from 'pg'
import type { WorkspaceId } from '../../kernel/id.ts'
import { now } from '../clock.ts'
import type { Connection } from '../postgres/connection.ts'
import type { Sessions } from './sessions.ts'

/** The order of somebody's workspaces: the one used last first. */
export const latestFirst =
  'membership.last_used_at desc nulls last, membership.created_at, membership.workspace_id'

/** Where somebody becomes a member, or ceases to be one: a transaction in that workspace. */
type Place = Readonly<{ db: Connection; now: Date }>

/** Lets a member in, in the transaction that makes them one. */
export async function belong({ db, now }: Place, userId: string): Promise<void> {
  await db.query('select platform.belong($1, $2)', [userId, now])
}

/** Shuts the workspace to whoever left it, in the transaction in which they do. */
export async function belongNoMore({ db }: Pick<Place, 'db'>, userId: string): Promise<void> {
  await db.query('select platform.belong_no_more($1)', [userId])
}

/** Which person belongs to which workspaces. */
export function openMemberships(
  pool: pg.Pool,
): Pick<Sessions, 'forgetIfNowhere' | 'shutOut' | 'enter' | 'workspacesOf'> {
  return {
    forgetIfNowhere: async (userId) => {
      await pool.query(
        `delete from auth."user" as person
         where id = $1
           and not exists (select from auth.membership where user_id = person.id)`,
        [userId],
      )
    },
    shutOut: async (userId, workspaceId) => {
      await pool.query(
        `delete from auth.session
         where "userId" = $1
           and not exists (select from auth.membership where user_id = $1 and workspace_id <> $2)`,
        [userId, workspaceId],
      )
    },
    enter: async (session, workspaceId) => {
      await pool.query(
        `with used as (
           update auth.membership
           set last_used_at = $4
           where user_id = $2
             and workspace_id = $3
         )
         update auth.session
         set workspace_id = $3
         where id = $1`,
        [session.id, session.userId, workspaceId, now()],
      )
    },
    workspacesOf: async (userId) => {
      const { rows } = await pool.query<{ workspace_id: WorkspaceId }>(
        `select workspace_id from auth.membership where user_id = $1 order by ${latestFirst}`,
        [userId],
      )
      return rows.map((row) => row.workspace_id)
    },
  }
}
