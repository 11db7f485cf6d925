import type { PartyId } from '../../../kernel/id.ts'
import type { Reading } from '../../../platform/work.ts'
import type { Candidate } from '../rules/candidate.ts'

/** Those who may be worth a talk today, with all that is known of them. */
export async function candidatesOf(work: Reading): Promise<Candidate[]> {
  const ids = await whoMayBeDue(work)
  return ids.length === 0 ? [] : knowledgeOf(work, ids)
}

/** How many each way of being due may put forward: enough that the rules can choose. */
const mostEach = 100

/**
 * Ids only, from a handful of index scans, so that a hundred thousand relationships cost what a hundred do:
 * call-backs, promises, the worthiest who slip, the worthiest at all, those we depend on, those without trade.
 */
async function whoMayBeDue(work: Reading): Promise<PartyId[]> {
  const rows = await work.db.query<{ id: PartyId }>(whoSql, [
    work.workspaceId,
    work.today,
    work.actor.memberId,
    mostEach,
  ])
  return rows.map(({ id }) => id)
}

const whoSql = `
  with reachable as not materialized (
    select workspace_id, id as party_id
    from party
    where workspace_id = $1
      and archived_at is null
      and not do_not_contact
  ),
  listed as materialized (
    select party_id
    from today_entry
    where workspace_id = $1
      and (on_day = $2 or later_until > $2)
  ),
  rested as materialized (
    select party_id
    from interaction
    where workspace_id = $1
      and happened_on between $2::date - 13 and $2::date
      and outcome = 'reached'
      and archived_at is null
  ),
  called_back as (
    select party_id
    from interaction
    where workspace_id = $1
      and next_on between $2::date - 30 and $2::date
      and archived_at is null
    order by next_on desc
    limit $4
  ),
  promised as (
    select party_id
    from promise
    where workspace_id = $1
      and due_on <= $2::date + 2
      and kept_at is null
      and archived_at is null
    order by due_on desc
    limit $4
  ),
  put_off as (
    select party_id
    from today_entry
    where workspace_id = $1
      and later_until between $2::date - 30 and $2::date
    limit $4
  ),
  slipping as (
    select party_id
    from vitality
    join reachable using (workspace_id, party_id)
    where workspace_id = $1
      and state in ('dying', 'fading')
      and party_id not in (select party_id from rested)
      and party_id not in (select party_id from listed)
    order by worth_year_minor desc
    limit $4
  ),
  stewarded as (
    select party_id
    from party_role
    join reachable using (workspace_id, party_id)
    left join vitality using (workspace_id, party_id)
    where workspace_id = $1
      and steward_id = $3
      and party_id not in (select party_id from rested)
      and party_id not in (select party_id from listed)
    order by worth_year_minor desc nulls last
    limit $4
  ),
  worthy as (
    select party_id
    from vitality
    join reachable using (workspace_id, party_id)
    where workspace_id = $1
      and party_id not in (select party_id from rested)
      and party_id not in (select party_id from listed)
    order by worth_year_minor desc, party_id
    limit $4
  ),
  supply as (
    select party_id
    from party_role
    join reachable using (workspace_id, party_id)
    where workspace_id = $1
      and role in ('supplier', 'producer', 'partner')
      and party_id not in (select party_id from rested)
      and party_id not in (select party_id from listed)
    limit $4
  ),
  without_trade as (
    select party.id as party_id
    from party
    where party.workspace_id = $1
      and party.archived_at is null
      and not party.do_not_contact
      and not exists (
        select from vitality
        where vitality.workspace_id = party.workspace_id
          and vitality.party_id = party.id
      )
      and party.id not in (select party_id from rested)
      and party.id not in (select party_id from listed)
    order by party.created_at, party.id
    limit $4
  )
  select party.id
  from party
  join (
    select party_id from called_back
    union select party_id from promised
    union select party_id from put_off
    union select party_id from slipping
    union select party_id from stewarded
    union select party_id from worthy
    union select party_id from supply
    union select party_id from without_trade
  ) as due on due.party_id = party.id
  where party.workspace_id = $1
    and party.archived_at is null
    and not party.do_not_contact
    and party.id not in (select party_id from listed)`

type Row = Omit<Candidate, 'localHour'> & { timeZone: string | null }

async function knowledgeOf(work: Reading, ids: readonly PartyId[]): Promise<Candidate[]> {
  const rows = await work.db.query<Row>(knowledgeSql, [work.workspaceId, work.today, ids, work.currency])
  return rows.map(({ timeZone, ...row }) => ({ ...row, localHour: hourIn(timeZone, work.now) }))
}

const knowledgeSql = `
  with talked as (
    select party_id,
      max(happened_on) filter (where outcome = 'reached') as last_talk_on,
      json_agg(json_build_object('question', asked, 'on', happened_on)) filter (where asked is not null) as asked
    from interaction
    where workspace_id = $1
      and party_id = any($3)
      and happened_on <= $2
      and archived_at is null
    group by party_id
  ),
  tried as (
    select interaction.party_id, count(*)::int as tries
    from interaction
    join talked using (party_id)
    where workspace_id = $1
      and party_id = any($3)
      and happened_on between $2::date - 13 and $2::date
      and happened_on > coalesce(last_talk_on, '-infinity')
      and outcome <> 'reached'
      and direction = 'out'
      and archived_at is null
    group by interaction.party_id
  ),
  call_back as (
    select distinct on (party_id) party_id, next_on, member_id
    from interaction
    where workspace_id = $1
      and party_id = any($3)
      and happened_on <= $2
      and (outcome = 'reached' or next_on is not null)
      and archived_at is null
    order by party_id, happened_at desc, id desc
  ),
  promised as (
    select party_id, min(due_on) as due_on
    from promise
    where workspace_id = $1
      and party_id = any($3)
      and kept_at is null
      and archived_at is null
    group by party_id
  ),
  put_off as (
    select party_id, max(later_until) as until
    from today_entry
    where workspace_id = $1
      and party_id = any($3)
      and on_day < $2
      and later_until > $2::date - 30
    group by party_id
  ),
  bought as (
    select party_id, sum(total_minor) as year_minor
    from trade
    where workspace_id = $1
      and party_id = any($3)
      and side = 'purchase'
      and currency = $4
      and happened_on between $2::date - 364 and $2::date
      and archived_at is null
    group by party_id
  ),
  roles as (
    select party_role.party_id, array_agg(role) as roles,
      (array_agg(steward_id order by role) filter (where member.state = 'active'))[1] as steward_id
    from party_role
    left join member on member.workspace_id = party_role.workspace_id and member.id = party_role.steward_id
    where party_role.workspace_id = $1
      and party_role.party_id = any($3)
      and coalesce(until >= $2, true)
    group by party_role.party_id
  )
  select party.id as "partyId",
    coalesce(roles.roles, '{}') as roles,
    roles.steward_id as "stewardId",
    party.do_not_contact as "doNotContact",
    party.time_zone as "timeZone",
    vitality.state,
    vitality.reason,
    coalesce(vitality.worth_year_minor, 0) as "worthYearMinor",
    coalesce(vitality.worth_total_minor, 0) as "worthTotalMinor",
    coalesce(bought.year_minor, 0)::bigint as "boughtYearMinor",
    vitality.first_on as "firstOrderOn",
    talked.last_talk_on as "lastTalkOn",
    coalesce(tried.tries, 0) as tries,
    coalesce(talked.asked, '[]') as asked,
    case when call_back.next_on is not null
      then json_build_object('on', call_back.next_on, 'memberId', call_back.member_id)
    end as "callBack",
    promised.due_on as "promiseDueOn",
    put_off.until as "laterUntil"
  from party
  left join vitality on vitality.workspace_id = party.workspace_id and vitality.party_id = party.id
  left join talked on talked.party_id = party.id
  left join tried on tried.party_id = party.id
  left join call_back on call_back.party_id = party.id
  left join promised on promised.party_id = party.id
  left join put_off on put_off.party_id = party.id
  left join bought on bought.party_id = party.id
  left join roles on roles.party_id = party.id
  where party.workspace_id = $1
    and party.id = any($3)`

// A zone that came from a file may be none that this machine knows; then nobody is said to be asleep.
function hourIn(timeZone: string | null, at: Date): number | null {
  if (timeZone === null) return null
  try {
    const clock = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' })
    return Number(clock.format(at))
  } catch {
    return null
  }
}
