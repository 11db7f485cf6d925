import { createHash } from 'node:crypto'
import { addDays } from '../../../kernel/day.ts'
import type { Reading } from '../../../platform/work.ts'
import { parts, type Regular, type Regulars } from '../model.ts'

/** That many are on a device at most: the closest. */
const most = 20_000
/** A part's digest; a version is those of all parts in a row. */
const digestLength = 6

/**
 * Who comes to the counter, as far as a device doesn't know it yet. The version says what the device has, part by
 * part, so it is right whatever happened meanwhile: a person erased, merged, archived or taken out of sight is gone
 * from the device with the next answer.
 */
export async function regulars(
  work: Reading,
  { since = '' }: { since?: string | undefined },
): Promise<Regulars> {
  const everybody = await work.db.query<Regular>(regularsSql, [
    work.workspaceId,
    work.today,
    addDays(work.today, -13),
    most,
  ])
  const all = Array.from({ length: parts }, (): Regular[] => [])
  for (const regular of everybody) all[partOf(regular)].push(regular)
  const digests = all.map(digestOf)
  const changed = digests.flatMap((digest, part) => {
    const before = since.slice(part * digestLength, (part + 1) * digestLength)
    return digest === before ? [] : [{ part, regulars: all[part] }]
  })
  return { version: digests.join(''), today: work.today, parts: changed }
}

// The end of an id is random.
const partOf = ({ id }: Regular) => Number.parseInt(id.slice(-2), 16)

function digestOf(regulars: readonly Regular[]): string {
  if (regulars.length === 0) return '-'.repeat(digestLength)
  return createHash('sha256').update(JSON.stringify(regulars)).digest('base64url').slice(0, digestLength)
}

const regularsSql = `
  with visit as (
    select party_id, array_agg(distinct happened_on order by happened_on) as days
    from interaction
    where workspace_id = $1
      and kind = 'visit'
      and outcome = 'reached'
      and archived_at is null
      and happened_on between $3::date and $2::date
    group by party_id),
  regular as (
    select p.id, p.display_name, p.goes_by, p.the_usual, coalesce(visit.days, '{}') as visits,
      greatest(v.last_on, r.last_talk_on, visit.days[cardinality(visit.days)]) as last_on,
      round(v.usual_gap_days)::int as usual_gap_days
    from party p
    join party_role held on held.workspace_id = $1 and held.party_id = p.id and held.role = 'customer'
      and (held.until is null or held.until >= $2::date)
    left join visit on visit.party_id = p.id
    left join vitality v on v.workspace_id = $1 and v.party_id = p.id
    left join relationship r on r.workspace_id = $1 and r.party_id = p.id
    where p.workspace_id = $1
      and p.archived_at is null
      and p.kind = 'person'
    order by coalesce(cardinality(visit.days), 0) desc, coalesce(v.chance, 0) desc, p.id
    limit $4),
  phone as (
    select party_id, array_agg(ending order by ending) as ends
    from (
      select distinct party_id, right(regexp_replace(coalesce(e164, as_given), '\\D', '', 'g'), 6) as ending
      from party_phone
      where workspace_id = $1) as known
    group by party_id),
  card as (
    select party_id, array_agg(code order by code) as codes
    from party_card
    where workspace_id = $1
    group by party_id),
  noted as (
    select distinct on (party_id) party_id, left(text, 240) as text
    from party_note
    where workspace_id = $1
      and kind in ('family', 'life')
      and archived_at is null
      and learned_on <= $2::date
    order by party_id, learned_on desc, id desc)
  select regular.id, regular.display_name as name, regular.goes_by as "goesBy", left(regular.the_usual, 240) as usual,
    noted.text as ask, coalesce(phone.ends, '{}') as "phoneEnds", coalesce(card.codes, '{}') as cards,
    regular.visits, regular.last_on as "lastOn", regular.usual_gap_days as "usualGapDays"
  from regular
  left join phone on phone.party_id = regular.id
  left join card on card.party_id = regular.id
  left join noted on noted.party_id = regular.id
  order by regular.id`
