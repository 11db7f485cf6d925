import { may } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Reading } from '../../../platform/work.ts'
import type { TodayEntry } from '../model.ts'
import { asFarAsMayKnow } from '../rules/discretion.ts'
import { rememberedOf } from './remembered.ts'

/** Where an entry stands: enough to tell whether more are wanted. */
export type EntryStanding = {
  id: Id<'entry'>
  done: boolean
  later: boolean
  tried: boolean
  supplySide: boolean
  /** Planned before anything was known of how alive the relationship is, and that is known now. */
  outdated: boolean
}

/** This member's entries of today, and whether each was talked to, tried or put off. */
export function standingOfToday(work: Reading): Promise<EntryStanding[]> {
  return work.db.query<EntryStanding>(
    `with today as (
       select party_id, bool_or(outcome = 'reached') as reached
       from interaction
       where workspace_id = $1
         and member_id = $2
         and happened_on = $3
         and archived_at is null
       group by party_id
     )
     select entry.id,
       coalesce(today.reached, false) as done,
       entry.later_until is not null or party.archived_at is not null or party.do_not_contact as later,
       today.party_id is not null as tried,
       not exists (
         select from party_role
         where party_role.workspace_id = entry.workspace_id
           and party_role.party_id = entry.party_id
           and role in ('customer', 'prospect')
       ) and exists (
         select from party_role
         where party_role.workspace_id = entry.workspace_id
           and party_role.party_id = entry.party_id
       ) as "supplySide",
       entry.because->>'vitality' is null and vitality.party_id is not null as outdated
     from today_entry as entry
     join party on party.workspace_id = entry.workspace_id and party.id = entry.party_id
     left join today on today.party_id = entry.party_id
     left join vitality on vitality.workspace_id = entry.workspace_id and vitality.party_id = entry.party_id
     where entry.workspace_id = $1
       and entry.member_id = $2
       and entry.on_day = $3
     order by entry.position`,
    [work.workspaceId, work.actor.memberId, work.today],
    { prepared: true },
  )
}

/** How many parties this member has talked to today. */
export async function talksToday(work: Reading): Promise<number> {
  const [row] = await work.db.query<{ talks: number }>(
    `select count(distinct party_id)::int as talks
     from interaction
     where workspace_id = $1
       and member_id = $2
       and happened_on = $3
       and outcome = 'reached'
       and archived_at is null`,
    [work.workspaceId, work.actor.memberId, work.today],
    { prepared: true },
  )
  return row.talks
}

/** This member's entries of a day, with all that the screen shows of them; or the one that is asked for. */
export async function entriesOf(work: Reading, which: { day: Day; id?: Id<'entry'> }): Promise<TodayEntry[]> {
  const rows = await work.db.query<Row>(
    entriesSql,
    [work.workspaceId, work.actor.memberId, which.day, which.id ?? null, may(work.actor, 'books:read')],
    { prepared: true },
  )
  const remembered = await rememberedOf(
    work,
    rows.map((row) => row.party.id),
  )
  return rows.map((row) =>
    asFarAsMayKnow({ ...row, remember: remembered.get(row.party.id) ?? [] }, work.actor),
  )
}

type Row = Omit<TodayEntry, 'remember'>

// The numbers are those of now: a sentence shown this afternoon must be true this afternoon.
const entriesSql = `
  select entry.id,
    json_build_object(
      'id', party.id,
      'displayName', party.display_name,
      'goesBy', party.goes_by,
      'organisationName', party.organisation_name,
      'pronoun', party.pronoun,
      'kind', party.kind,
      'roles', coalesce(roles.names, '{}'),
      'customerSince', coalesce(roles.customer_since, case when $5::boolean then vitality.first_on end),
      'phone', phone.as_given,
      'email', email.address
    ) as party,
    vitality.state,
    coalesce(vitality.trail, '{}') as trail,
    entry.because || jsonb_build_object(
      'vitality', vitality.reason,
      'daysSinceTalk', entry.on_day - (
        select max(happened_on)
        from interaction
        where interaction.workspace_id = entry.workspace_id
          and interaction.party_id = entry.party_id
          and interaction.happened_on <= entry.on_day
          and interaction.outcome = 'reached'
          and interaction.archived_at is null
      ),
      'promiseDueOn', (
        select min(due_on)
        from promise
        where promise.workspace_id = entry.workspace_id
          and promise.party_id = entry.party_id
          and promise.due_on <= entry.on_day + 2
          and promise.kept_at is null
          and promise.archived_at is null
      )
    ) as because,
    json_build_object(
      'question', entry.ask,
      'neverAsked', not exists (
        select from interaction
        where interaction.workspace_id = entry.workspace_id
          and interaction.party_id = entry.party_id
          and interaction.asked = entry.ask
          and interaction.happened_on <= entry.on_day
          and interaction.archived_at is null
      )
    ) as ask,
    coalesce(vitality.worth_year_minor, 0) as "worthYearMinor",
    exists (
      select from interaction
      where interaction.workspace_id = entry.workspace_id
        and interaction.party_id = entry.party_id
        and interaction.member_id = entry.member_id
        and interaction.happened_on = entry.on_day
        and interaction.outcome = 'reached'
        and interaction.archived_at is null
    ) as done,
    entry.later_until as "laterUntil"
  from today_entry as entry
  join party on party.workspace_id = entry.workspace_id and party.id = entry.party_id
  left join vitality on vitality.workspace_id = entry.workspace_id and vitality.party_id = entry.party_id
  left join lateral (
    select array_agg(role order by role) as names, min(since) filter (where role = 'customer') as customer_since
    from party_role
    where party_role.workspace_id = entry.workspace_id
      and party_role.party_id = entry.party_id
      and coalesce(until >= entry.on_day, true)
  ) as roles on true
  left join lateral (
    select as_given
    from party_phone
    where party_phone.workspace_id = entry.workspace_id
      and party_phone.party_id = entry.party_id
    order by position
    limit 1
  ) as phone on true
  left join lateral (
    select address
    from party_email
    where party_email.workspace_id = entry.workspace_id
      and party_email.party_id = entry.party_id
    order by position
    limit 1
  ) as email on true
  where entry.workspace_id = $1
    and entry.member_id = $2
    and entry.on_day = $3
    and ($4::uuid is null or entry.id = $4)
    and party.archived_at is null
    and not party.do_not_contact
  order by entry.position`
