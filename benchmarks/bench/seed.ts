// A firm of any size, written by SQL through the same tables as the product: each line of it is made from its number,
// so every run measures the same people.
import pg from 'pg'
import { freshSql } from '../../src/capabilities/vitality/views/fresh-relationships.ts'

/** How large a firm is: its parties, and talks and sales for each of them on average. */
export type Size = Readonly<{ parties: number; talksEach: number; salesEach: number }>

// Twenty colleagues beside the owner share the work.
const colleaguesSql = `
  insert into member (workspace_id, id, user_id, name, email, roles, created_at)
  select $1, gen_random_uuid(), gen_random_uuid(), 'Colleague ' || n, 'colleague' || n || '@example.com', '{staff}', now()
  from generate_series(1, 20) n`

/** Who has looked after line \`n\`: one of all members. */
const memberOf = (n: string) => `
  join (select id, row_number() over (order by created_at, id) - 1 as place from member where workspace_id = $1) m
    on m.place = (hashint4(${n}) & 1048575) % 21`

const partiesSql = `
  with names as (
    select n,
      (array['Maria','Omar','Dana','Tomás','Ana','Jonas','Sofia','Priya','Elias','Ruth','Wendy','Yusuf','Giulia',
        'Henrik','Rosa','Lukas'])[1 + (hashint4(n) & 15)] as given,
      (array['Ross','Khal','Vega','Lim','Berg','Now','Kap','Mos','Adl','Chen','Dem','Cont','Dahl','Delg','Brand',
        'Cart'])[1 + (hashint4(n + 7) & 15)]
        || (array['i','er','sen','ski','ova','ez','mann','ley'])[1 + (hashint4(n + 13) & 7)] as family,
      to_char(n, 'FM0000000') as number
    from generate_series(1, $2::int) n)
  insert into party (workspace_id, id, kind, display_name, sort_name, given_name, family_name, organisation_name,
    search_text, source, external_id, created_at, updated_at)
  select $1, gen_random_uuid(), 'person', given || ' ' || family, lower(family || ' ' || given), given, family,
    case when n % 3 = 0 then family || ' Trading' end,
    lower(given || ' ' || family || ' ' || family || number || '@example.com'), 'benchmark', number,
    now() - n * interval '1 minute', now()
  from names`

const emailsSql = `
  insert into party_email (workspace_id, id, party_id, address)
  select $1, gen_random_uuid(), id, lower(family_name || external_id || '@example.com')
  from party
  where workspace_id = $1`

const rolesSql = `
  insert into party_role (workspace_id, id, party_id, role, since, steward_id, created_at)
  select $1, gen_random_uuid(), p.id,
    (array['customer','customer','customer','customer','supplier','prospect'])[1 + (hashint4(p.external_id::int) & 3)],
    current_date - 900, m.id, now()
  from party p
  ${memberOf('p.external_id::int')}
  where p.workspace_id = $1`

// The square of an even number draws regulars: the first tenth of the people have a third of all that happened.
const drawn = `
  select n, 1 + floor($2::int * power(((hashint4(n)::bigint + 2147483648) % 1000003) / 1000003.0, 2))::int as place,
    1 + ((hashint4(n + 1)::bigint + 2147483648) % 720)::int as days
  from generate_series(1, $2::int * $3::int) n`

const talksSql = `
  insert into interaction (workspace_id, id, party_id, member_id, kind, direction, outcome, happened_at, happened_on,
    notes, created_at)
  select $1, gen_random_uuid(), p.id, m.id, 'call', 'out',
    case when n % 5 = 0 then 'no-answer' else 'reached' end,
    now() - days * interval '1 day', current_date - days, 'Talked about order ' || n, now() - days * interval '1 day'
  from (${drawn}) as drawn
  join party p on p.workspace_id = $1 and p.external_id = to_char(drawn.place, 'FM0000000')
  ${memberOf('drawn.n + 3')}`

const salesSql = `
  insert into trade (workspace_id, id, party_id, side, number, happened_at, happened_on, currency, total_minor, source,
    external_id, created_at)
  select $1, gen_random_uuid(), p.id, 'sale', 'A' || n, now() - days * interval '1 day', current_date - days, 'GBP',
    500 + n % 20000, 'benchmark', n::text, now() - interval '1 day'
  from (${drawn}) as drawn
  join party p on p.workspace_id = $1 and p.external_id = to_char(drawn.place, 'FM0000000')`

const linesSql = `
  insert into trade_line (workspace_id, trade_id, position, description, quantity, unit_price, amount_minor)
  select $1, id, 0, 'Beans of lot ' || number, 1, total_minor / 100.0, total_minor
  from trade
  where workspace_id = $1`

const fitSql = `
  insert into vitality_fit (workspace_id, id, as_of, model, kind, customers, parameters, created_at)
  values ($1, gen_random_uuid(), current_date, 'benchmark', 'told', $2, '{}', now())
  returning id`

const vitalitySql = `
  insert into vitality (workspace_id, party_id, fit_id, as_of, state, candidate, candidate_since, state_since, orders,
    first_on, last_on, silent_days, usual_gap_days, longer_than_share, chance, chance_low, chance_high, horizon_days,
    worth_year_minor, worth_total_minor, reason, trail, created_at)
  select $1, p.id, $2, current_date, s.state, s.state, current_date, current_date - 30, 12, current_date - 800,
    current_date - n % 200, n % 200, 30, 0.5, s.chance, s.chance / 2, (1 + s.chance) / 2, 90, n % 2000000, n % 4000000,
    json_build_object('state', s.state, 'orders', 12, 'firstOn', current_date - 800, 'silentDays', n % 200,
      'usualGapDays', 30, 'longerThanShare', 0.5, 'chance', s.chance, 'by', current_date + 90,
      'perYearBefore', 12, 'perYearNow', 6, 'because', 'told'),
    array(select ((n + month * 3) % 100 / 100.0)::real from generate_series(1, 25) month), now()
  from (select id, external_id::int as n from party where workspace_id = $1) p
  cross join lateral (
    select (n % 100) / 100.0 as chance,
      (array['new','growing','steady','steady','fading','dying','dormant','too-early'])[1 + (hashint4(n) & 7)] as state
  ) s`

const markSql = `
  insert into relationship_mark (workspace_id, fact_id)
  select $1, id
  from fact
  where workspace_id = $1
  order by id desc
  limit 1
  on conflict (workspace_id) do update set fact_id = excluded.fact_id`

const wordIndexesSql = `
  select format('drop index %s', i.indexrelid::regclass) as drop, pg_get_indexdef(i.indexrelid) as make
  from pg_index i
  join pg_class c on c.oid = i.indexrelid
  join pg_am a on a.oid = c.relam
  where a.amname = 'gin'
    and c.relnamespace = 'public'::regnamespace`

/** Fills the only workspace of a database and gathers statistics, as autovacuum would have by then. */
export async function seed(url: string, { parties, talksEach, salesEach }: Size): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // The rows fit together: no key need be looked up for each, and indexes of words are built faster than kept up.
    await client.query('set session_replication_role = replica').catch(() => undefined)
    const indexes = await client.query<{ drop: string; make: string }>(wordIndexesSql)
    for (const { drop } of indexes.rows) await client.query(drop)
    const found = await client.query<{ id: string }>('select workspace_id as id from workspace')
    const workspace = found.rows[0]?.id
    await client.query(colleaguesSql, [workspace])
    await client.query(partiesSql, [workspace, parties])
    await client.query('analyze party')
    await client.query(emailsSql, [workspace])
    await client.query(rolesSql, [workspace])
    await client.query(talksSql, [workspace, parties, talksEach])
    await client.query(salesSql, [workspace, parties, salesEach])
    await client.query(linesSql, [workspace])
    const fit = await client.query<{ id: string }>(fitSql, [workspace, parties])
    await client.query(vitalitySql, [workspace, fit.rows[0]?.id])
    await client.query('analyze')
    // A schedule of the server may have come first.
    await client.query(`insert into relationship ${freshSql()} on conflict do nothing`, [
      workspace,
      new Date(),
    ])
    await client.query(markSql, [workspace])
    for (const { make } of indexes.rows) await client.query(make)
    await client.query('vacuum analyze')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}
