import { may } from '../../../kernel/actor.ts'
import type { Writing } from '../../../platform/work.ts'
import { dayPlanned } from '../facts.ts'
import type { Today } from '../model.ts'
import { chooseTalks, stillWanted } from '../rules/mix.ts'
import { isWorkingDay } from '../rules/working-days.ts'
import { addEntries, dropEntries, takeTurn } from '../store.ts'
import { candidatesOf } from '../views/candidates.ts'
import type { EntryStanding } from '../views/entries.ts'
import { standingOfToday, talksToday } from '../views/entries.ts'
import { dayOfMember, isRefitting } from '../views/today.ts'
import type { WorkingCalendar } from '../views/working-calendar.ts'
import { workingCalendar } from '../views/working-calendar.ts'

/**
 * Whom this member talks to today. The first look of a day makes the list; it stays as it is, and fills up as
 * talks are had or put off, until the goal is met. On a day off there is one only if it is wanted anyway.
 */
export async function today(work: Writing, { anyway }: { anyway: boolean }): Promise<Today> {
  const calendar = await workingCalendar(work, work.today)
  const mayTalk = may(work.actor, 'talks:write')
  const isWanted = anyway || isWorkingDay(work.today, calendar)
  if (mayTalk && isWanted && !(await isRefitting(work))) await planDay(work, calendar)
  return dayOfMember(work, calendar)
}

async function planDay(work: Writing, calendar: WorkingCalendar): Promise<void> {
  if (isSettled(await needOf(work, calendar))) return
  await takeTurn(work)
  // Another window of the same member may have made the list while this one waited.
  const need = await needOf(work, calendar)
  if (isSettled(need)) return
  if (need.outdated.length > 0) await dropEntries(work, need.outdated)
  const wish = { today: work.today, memberId: work.actor.memberId, ...need.wanted }
  const chosen = chooseTalks(await candidatesOf(work), wish)
  if (chosen.length === 0) return
  const added = await addEntries(work, chosen, need.standing.length)
  await work.announce(dayPlanned(work.actor.memberId, { on: work.today, added }))
}

type Need = { standing: EntryStanding[]; outdated: string[]; wanted: ReturnType<typeof stillWanted> }

async function needOf(work: Writing, { dailyTalks }: WorkingCalendar): Promise<Need> {
  const standing = await standingOfToday(work)
  const isOutdated = (entry: EntryStanding) => entry.outdated && !entry.tried && !entry.later
  const kept = standing.filter((entry) => !isOutdated(entry))
  return {
    standing,
    outdated: standing.filter(isOutdated).map(({ id }) => id),
    wanted: stillWanted(kept, { goal: dailyTalks, talks: await talksToday(work) }),
  }
}

function isSettled({ outdated, wanted }: Need): boolean {
  return outdated.length === 0 && wanted.customers === 0
}
