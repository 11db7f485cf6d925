// One stream out of five tables. Each arm brings at most a page, newest first, so that a long history costs no
// more than a short one; what an entry shows is looked up for the page alone.
// $1 workspace, $2 party, $3 today, $4 time zone, $5 kind, $6 and $7 the place to go on from, $8 how many,
// $9 whether one may see the books, $10 how the relationship goes.

const page = (at: string, id: string) => `
      and ($6::timestamptz is null or (${at}, ${id}) < ($6, $7::uuid))
    order by ${at} desc, ${id} desc
    limit $8`

const wanted = (kind: string) => `($5::text is null or $5 = '${kind}')`

const heads = `
  (
    select 'interaction' as kind, id, happened_at as at, happened_on as on_day
    from interaction
    where workspace_id = $1
      and party_id = $2
      and happened_on <= $3
      and archived_at is null
      and ${wanted('talks')}
      ${page('happened_at', 'id')}
  ) union all (
    select 'trade', id, happened_at, happened_on
    from trade
    where workspace_id = $1
      and party_id = $2
      and happened_on <= $3
      and archived_at is null
      and $9::boolean
      and ${wanted('trade')}
      ${page('happened_at', 'id')}
  ) union all (
    select 'payment', id, paid_on::timestamp at time zone $4, paid_on
    from payment
    where workspace_id = $1
      and party_id = $2
      and paid_on <= $3
      and archived_at is null
      and not exists (
        select from trade
        where trade.workspace_id = payment.workspace_id
          and trade.id = payment.trade_id
          and trade.archived_at is not null
      )
      and $9::boolean
      and ${wanted('trade')}
      ${page('paid_on::timestamp at time zone $4', 'id')}
  ) union all (
    select 'promise', id, at, on_day
    from (
      select promise.id,
        coalesce(interaction.happened_at, promise.created_at) as at,
        coalesce(interaction.happened_on, (promise.created_at at time zone $4)::date) as on_day
      from promise
      left join interaction
        on interaction.workspace_id = promise.workspace_id and interaction.id = promise.interaction_id
      where promise.workspace_id = $1
        and promise.party_id = $2
        and promise.archived_at is null
        and interaction.archived_at is null
    ) as promised
    where on_day <= $3
      and ${wanted('promises')}
      ${page('at', 'id')}
  ) union all (
    select 'vitality', id, on_day::timestamp at time zone $4, on_day
    from vitality_change
    where workspace_id = $1
      and party_id = $2
      and on_day <= $3
      and $10::boolean
      and ${wanted('changes')}
      ${page('on_day::timestamp at time zone $4', 'id')}
  )`

const instant = (value: string) => `to_char(${value} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

const entry = `
  jsonb_build_object('id', head.id, 'kind', head.kind, 'at', ${instant('head.at')}, 'on', head.on_day)
    || case head.kind
      when 'interaction' then jsonb_build_object('interaction', (
        select jsonb_build_object(
          'id', talk.id, 'partyId', talk.party_id, 'kind', talk.kind, 'direction', talk.direction,
          'outcome', talk.outcome, 'happenedAt', ${instant('talk.happened_at')},
          'happenedOn', talk.happened_on, 'minutes', talk.minutes, 'notes', talk.notes, 'asked', talk.asked,
          'said', talk.said, 'nextOn', talk.next_on, 'memberId', talk.member_id, 'member', member.name,
          'archivedAt', null, 'version', talk.version)
        from interaction as talk
        left join member on member.workspace_id = talk.workspace_id and member.id = talk.member_id
        where talk.workspace_id = $1 and talk.id = head.id))
      when 'trade' then (
        select jsonb_build_object(
          'side', trade.side, 'number', trade.number, 'totalMinor', trade.total_minor,
          'currency', trade.currency, 'isReturn', trade.is_return, 'summary', line.summary,
          'lineCount', line.count)
        from trade
        cross join lateral (
          select count(*)::int as count,
            string_agg(coalesce(product.name, description), ', ' order by position) filter (where place <= 3)
              as summary
          from (
            select product_id, description, position, row_number() over (order by position) as place
            from trade_line
            where workspace_id = $1 and trade_id = trade.id
          ) as numbered
          left join product on product.workspace_id = $1 and product.id = numbered.product_id
        ) as line
        where trade.workspace_id = $1 and trade.id = head.id)
      when 'payment' then (
        select jsonb_build_object('side', side, 'amountMinor', amount_minor, 'currency', currency)
        from payment
        where workspace_id = $1 and id = head.id)
      when 'promise' then (
        select jsonb_build_object(
          'promiseId', id, 'by', by, 'text', text, 'dueOn', due_on, 'kept', kept_at is not null,
          'version', version)
        from promise
        where workspace_id = $1 and id = head.id)
      else (
        select jsonb_build_object('before', before, 'after', after)
        from vitality_change
        where workspace_id = $1 and id = head.id)
    end`

/** Asks for one page of the stream. */
export const timelineSql = `
  with head as materialized (
    select kind, id, at, on_day
    from (${heads}) as stream
    order by at desc, id desc
    limit $8
  )
  select ${instant('head.at')} as at, head.id, (${entry})::text as entry
  from head
  order by head.at desc, head.id desc`
