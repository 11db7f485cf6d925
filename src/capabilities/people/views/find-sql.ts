// The questions to the database behind `find`. All are given the same five values first, then the place where the
// page before ended ($6 to $9), then what is looked for.

/** How well somebody matches: below these by their own words, the better the lower. */
export const byName = 5
export const byWhatIsAround = 6

/** Whether they have the role today. */
const isHeld = '(r.until is null or r.until >= $5::date)'

const columns = `p.id, p.kind, p.display_name as "displayName", p.organisation_name as "organisationName",
  p.archived_at is not null as archived, p.sort_name as "sortName",
  array(
    select r.role
    from party_role r
    where r.workspace_id = p.workspace_id
      and r.party_id = p.id
      and ${isHeld}
    order by r.created_at, r.id) as roles`

const hasRole = `($3::text is null or exists (
    select from party_role r
    where r.workspace_id = $1
      and r.party_id = p.id
      and r.role = $3
      and ${isHeld}))`

export const everybodySql = `
  select ${columns}, 0 as rank, 0 as distance
  from party p
  where p.workspace_id = $1
    and (p.archived_at is not null) = $2
    and ${hasRole}
    and ($6::int is null or $7::int is null or (p.sort_name, p.id) > ($8::text, $9::uuid))
  order by p.sort_name, p.id
  limit $4`

/** Where so many match, the best of them are no better than the rest: they come by name, as one walks its index. */
const manyFound = 5000

const likeAll = (words: string, patterns: number, first: number) =>
  Array.from({ length: patterns }, (_, index) => `${words} like $${index + first}`).join('\n      and ')

const matching = (patterns: number) => `
    from platform.party_search p
    where p.workspace_id = $1
      and p.is_archived = $2
      and ${hasRole}
      and ${likeAll('p.words', patterns, 12)}`

const joinDistance = (rows: string) => `
    left join platform.party_distance d on d.workspace_id = $1 and d.party_id = ${rows}.id`

// The matches are found first and ordered after: ordering while searching takes a hundred times longer for
// words that only some have.
export const matchingSql = (patterns: number) => `
  with found as materialized (
    select p.id, p.sort_name,
      case
        when p.sort_name = $10 or starts_with(p.words || ' ', ' ' || $10 || ' ') then 0
        when starts_with(p.sort_name, $10) or starts_with(p.words, ' ' || $10) then 1
        when strpos(p.words, ' ' || $10) > 0 then 2
        when p.words like all ($11::text[]) then 3
        else 4
      end as rank
    ${matching(patterns)}
    limit ${manyFound}),
  finding as materialized (
    select count(*) < ${manyFound} as is_few
    from found),
  ranked as (
    select f.id, f.sort_name, f.rank, coalesce(d.distance, 4) as distance
    from found f
    ${joinDistance('f')}
    where (select is_few from finding)),
  page as (
    (select id, rank, distance
    from ranked
    where $6::int is null or (rank, distance, sort_name, id) > ($6, $7::int, $8::text, $9::uuid)
    order by rank, distance, sort_name, id
    limit $4)
    union all
    (select p.id, ${byName} as rank, 0 as distance
    ${matching(patterns)}
      and not (select is_few from finding)
      and ($6::int is null or $6 < ${byName} or (p.sort_name, p.id) > ($8::text, $9::uuid))
    order by p.sort_name, p.id
    limit $4))
  select ${columns}, page.rank, page.distance
  from page
  join party p on p.workspace_id = $1 and p.id = page.id
  order by page.rank, page.distance, p.sort_name, p.id`

/** Of those with a firm or a note like this, that many are looked at; fewer where all their words must be. */
const mostAround = (patterns: number) => (patterns === 1 ? 1000 : 300)

const everythingAround = `cross join lateral (
      select p.words || coalesce((
          select string_agg(firm.words, '')
          from link l
          join platform.party_search firm on firm.workspace_id = $1 and firm.id = l.to_id
          where l.workspace_id = $1
            and l.from_id = p.id
            and l.kind = 'works-at'), '')
        || coalesce((
          select string_agg(note.words, '')
          from platform.note_search note
          where note.workspace_id = $1
            and note.party_id = p.id), '') as words
    ) as around`

// Words that are not their own: of the firm they work at, and of what was noted about them.
export const aroundSql = (patterns: number) => {
  const likeAny = (words: string) =>
    Array.from({ length: patterns }, (_, index) => `${words} like $${index + 10}`).join(' or ')
  return `
  with near as materialized (
    (select l.from_id as id
    from platform.party_search firm
    join link l on l.workspace_id = $1 and l.to_id = firm.id and l.kind = 'works-at'
    where firm.workspace_id = $1
      and (l.until is null or l.until >= $5::date)
      and (${likeAny('firm.words')})
    limit ${mostAround(patterns)})
    union
    (select note.party_id
    from platform.note_search note
    where note.workspace_id = $1
      and (${likeAny('note.words')})
    limit ${mostAround(patterns)})),
  ranked as (
    select p.id, p.sort_name, ${byWhatIsAround} as rank, coalesce(d.distance, 4) as distance
    from near
    join platform.party_search p on p.workspace_id = $1 and p.id = near.id
    ${patterns === 1 ? '' : everythingAround}
    ${joinDistance('p')}
    where p.is_archived = $2
      and ${hasRole}
      ${patterns === 1 ? '' : `and ${likeAll('around.words', patterns, 10)}`}
      and not (${likeAll('p.words', patterns, 10)})),
  page as (
    select *
    from ranked
    where $6::int is null or (rank, distance, sort_name, id) > ($6, $7::int, $8::text, $9::uuid)
    order by rank, distance, sort_name, id
    limit $4)
  select ${columns}, page.rank, page.distance
  from page
  join party p on p.workspace_id = $1 and p.id = page.id
  order by page.rank, page.distance, p.sort_name, p.id`
}

export const alikeSql = `
  select ${columns}, alike.rank, coalesce(d.distance, 4) as distance
  from unnest($6::uuid[], $7::int[]) as alike (id, rank)
  join party p on p.workspace_id = $1 and p.id = alike.id
  ${joinDistance('p')}
  where (p.archived_at is not null) = $2
    and ${hasRole}
  order by alike.rank, distance, p.sort_name, p.id
  limit $4`

/** That many are looked at of those who may be spelt alike. */
const mostAlike = 2000

const amongOthers = (others: number) =>
  Array.from({ length: others }, (_, index) => `and words like any ($${index + 4}::text[])`).join(
    '\n        ',
  )

/** Whoever may be meant by misspelt words, with the words they are found by; how alike they are is judged after. */
export const candidatesSql = (others: number) => `
  select distinct id, words
  from (
    (select found.id, found.words
    from unnest($2::text[]) as pattern
    cross join lateral (
      select id, words
      from platform.party_search
      where is_archived = $1
        and words like pattern
        ${amongOthers(others)}
      limit ${mostAlike}) as found
    limit ${mostAlike})
    union all
    (select id, words
    from platform.parties_alike($3, $1, ${mostAlike})
    where $3::text is not null
        ${amongOthers(others)})) as candidate`
