import type { Capability } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Reading } from '../../../platform/work.ts'
import type { Firm, Member } from '../model.ts'
import { memberById } from './members.ts'

const firmSql = `
  select workspace_id as id, name, country, time_zone as "timeZone", currency,
    working_days as "workingDays", daily_talks as "dailyTalks", as_of as "asOf", version
  from workspace
  where workspace_id = $1`

/** The firm and its settings. */
export async function firm(work: Reading): Promise<Firm> {
  const [found] = await work.db.query<Firm>(firmSql, [work.workspaceId], { prepared: true })
  if (found === undefined) throw refuse('not-found', { what: 'firm' })
  return found
}

/** Who is asking, in which firm, which day it is there, and what they may do. */
export async function whoAmI(
  work: Reading,
): Promise<{ member: Member; firm: Firm; capabilities: Capability[]; today: Day }> {
  return {
    member: await memberById(work, work.actor.memberId),
    firm: await firm(work),
    capabilities: [...work.actor.capabilities],
    today: work.today,
  }
}
