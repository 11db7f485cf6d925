import type pg from 'pg'
import type { WorkspaceId } from '../../kernel/id.ts'
import { now } from '../clock.ts'
import type { Sessions } from './sessions.ts'

/** The order of somebody's workspaces: the one used last first. */
export const latestFirst =
  'membership.last_used_at desc nulls last, membership.created_at, membership.workspace_id'

/** Which person belongs to which workspaces. */
export function openMemberships(
  pool: pg.Pool,
): Pick<Sessions, 'join' | 'leave' | 'shutOut' | 'enter' | 'workspacesOf'> {
  return {
    join: async (userId, workspaceId) => {
      await pool.query(
        `insert into auth.membership (user_id, workspace_id, created_at)
         values ($1, $2, $3)
         on conflict do nothing`,
        [userId, workspaceId, now()],
      )
    },
    leave: async (userId, workspaceId) => {
      await pool.query('delete from auth.membership where user_id = $1 and workspace_id = $2', [
        userId,
        workspaceId,
      ])
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
