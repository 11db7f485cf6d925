import { type Capability, capabilities } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import type { MemberId, WorkspaceId } from '../../kernel/id.ts'
import { dayOf, now } from '../clock.ts'
import type { Database } from '../database.ts'
import { openDesk } from '../desk.ts'
import type { Desk, Frame, KeptFact, Reaction } from '../work.ts'
import { newId } from '../work.ts'

/** A firm made for one test: a workspace with its owner at a desk. */
export type TestDesk = Desk &
  Readonly<{
    memberId: MemberId
    /** What the ledger holds so far, oldest first. */
    facts: () => Promise<KeptFact[]>
    /** Another member of the same firm at a desk of their own. */
    colleague: (who?: {
      name?: string
      roles?: string[]
      capabilities?: readonly Capability[]
      isLimited?: boolean
    }) => Promise<TestDesk>
  }>

type Firm = Readonly<{
  name?: string
  country?: string
  timeZone?: string
  currency?: string
  workingDays?: readonly number[]
  dailyTalks?: number
  /** Looks at the firm as of this day: "today" is then this day. */
  today?: Day
  /** The moment that work is told it is; the machine's own otherwise. */
  now?: Date
  reactions?: readonly Reaction[]
}>

/** Makes a workspace with an owner and a desk for it. Facts are kept and jobs queued, but no worker runs. */
export async function testDesk(database: Database, firm: Firm = {}): Promise<TestDesk> {
  const workspaceId: WorkspaceId = newId('workspace')
  await database.writing(workspaceId, async (db) => {
    await db.query(
      `insert into workspace
         (workspace_id, name, country, time_zone, currency, working_days, daily_talks, as_of, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        workspaceId,
        firm.name ?? 'Juniper Street Café',
        firm.country ?? 'GB',
        firm.timeZone ?? 'Europe/London',
        firm.currency ?? 'GBP',
        firm.workingDays ?? [1, 2, 3, 4, 5],
        firm.dailyTalks ?? 2,
        firm.today ?? null,
        firm.now ?? now(),
      ],
    )
  })
  return seat({ database, firm, workspaceId }, { name: 'Owner', roles: ['owner'], capabilities })
}

type House = Readonly<{ database: Database; firm: Firm; workspaceId: WorkspaceId }>
type Who = Readonly<{
  name: string
  roles: string[]
  capabilities: readonly Capability[]
  isLimited?: boolean
}>

async function seat(house: House, who: Who): Promise<TestDesk> {
  const { database, firm, workspaceId } = house
  const memberId = await addMember(house, who)
  const desk = openDesk({
    database,
    frameOf: (db) => frameOf(db.query.bind(db), { workspaceId, now: firm.now }),
    reactions: firm.reactions ?? [],
    actor: {
      workspaceId,
      memberId,
      capabilities: new Set(who.capabilities),
      isLimited: who.isLimited ?? false,
    },
  })
  return {
    ...desk,
    memberId,
    facts: () => desk.reading(({ db }) => db.query(factsSql, [workspaceId])),
    colleague: (other = {}) => seat(house, { name: 'Colleague', roles: ['staff'], capabilities, ...other }),
  }
}

async function addMember({ database, firm, workspaceId }: House, who: Who): Promise<MemberId> {
  const memberId: MemberId = newId('member')
  await database.writing(workspaceId, (db) =>
    db.query(
      `insert into member (workspace_id, id, user_id, name, email, roles, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        workspaceId,
        memberId,
        newId('user'),
        who.name,
        `${memberId}@example.com`,
        who.roles,
        firm.now ?? now(),
      ],
    ),
  )
  return memberId
}

type Row = Readonly<{ time_zone: string; country: string; currency: string; as_of: Day | null }>
type Query = <R extends Row>(text: string, values: readonly unknown[]) => Promise<R[]>

// The platform may not import accounts, which says the same for the running server.
async function frameOf(
  query: Query,
  firm: { workspaceId: WorkspaceId; now: Date | undefined },
): Promise<Frame> {
  const [row] = await query<Row>(
    'select time_zone, country, currency, as_of from workspace where workspace_id = $1',
    [firm.workspaceId],
  )
  if (row === undefined) throw new Error('The workspace of this test is gone.')
  const at = firm.now ?? now()
  return {
    workspaceId: firm.workspaceId,
    now: at,
    today: row.as_of ?? dayOf(at, row.time_zone),
    timeZone: row.time_zone,
    country: row.country,
    currency: row.currency,
  }
}

const factsSql = `
  select id, kind, happened_at as "happenedAt", member_id as "memberId", subject_id as "subjectId",
    party_id as "partyId", details
  from fact
  where workspace_id = $1
  order by happened_at, id`
