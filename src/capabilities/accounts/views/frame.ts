import type { MemberId, WorkspaceId } from '../../../kernel/id.ts'
import { dayOf, now } from '../../../platform/clock.ts'
import type { Connection } from '../../../platform/postgres/connection.ts'
import type { Frame } from '../../../platform/work.ts'
import type { Day } from '../../../kernel/day.ts'
import { refuse } from '../../../kernel/refusal.ts'

type FrameRow = Readonly<{ timeZone: string; country: string; currency: string; asOf: Day | null }>

/** The firm's day, zone and money; "today" is a past day where the firm is looked at as of one. */
export async function frameOf(db: Connection, workspaceId: WorkspaceId): Promise<Frame> {
  const [row] = await db.query<FrameRow>(
    `select time_zone as "timeZone", country, currency, as_of as "asOf"
     from workspace
     where workspace_id = $1`,
    [workspaceId],
    { prepared: true },
  )
  if (row === undefined) throw refuse('not-found', { what: 'firm' })
  return frameFrom(row, workspaceId)
}

/** The frame of work done now in a firm with these settings. */
export function frameFrom(row: FrameRow, workspaceId: WorkspaceId): Frame {
  const at = now()
  const { timeZone, country, currency } = row
  return { workspaceId, now: at, today: row.asOf ?? dayOf(at, timeZone), timeZone, country, currency }
}

/** The active owners, longest first. */
export async function ownersOf(db: Connection, workspaceId: WorkspaceId): Promise<MemberId[]> {
  const rows = await db.query<{ id: MemberId }>(
    `select id
     from member
     where workspace_id = $1
       and state = 'active'
       and 'owner' = any (roles)
     order by created_at, id`,
    [workspaceId],
    { prepared: true },
  )
  return rows.map(({ id }) => id)
}

export async function workspaceName(db: Connection, workspaceId: WorkspaceId): Promise<string> {
  const [row] = await db.query<{ name: string }>(
    'select name from workspace where workspace_id = $1',
    [workspaceId],
    { prepared: true },
  )
  return row?.name ?? ''
}
