-- Two records that turn out to be one party are made one, and can be taken apart again at any later time: what moved,
-- and how it was before, is kept.

create table party_merge (
  workspace_id uuid not null references workspace,
  id uuid not null,
  kept_id uuid not null,
  gone_id uuid not null,
  gone_source text not null,
  gone_external_id text,
  gone jsonb not null,
  kept_before jsonb not null,
  kept_after jsonb,
  member_id uuid,
  undone_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, kept_id) references party on delete cascade,
  foreign key (workspace_id, member_id) references member
);
create index party_merge_by_kept on party_merge (workspace_id, kept_id);
create index party_merge_by_gone on party_merge (workspace_id, gone_id) where undone_at is null;
create index party_merge_by_number on party_merge (workspace_id, gone_source, gone_external_id) where undone_at is null;
create index party_merge_by_age on party_merge (workspace_id, created_at, id);
create index party_merge_by_member on party_merge (workspace_id, member_id);

-- A row of any table that hung on the party that went. It moved over, or it was dropped because the party that stayed
-- had the same already.
create table party_merge_row (
  workspace_id uuid not null,
  merge_id uuid not null,
  table_name text not null,
  key jsonb not null,
  before jsonb not null,
  was_dropped boolean not null default false,
  primary key (workspace_id, merge_id, table_name, key),
  foreign key (workspace_id, merge_id) references party_merge on delete cascade
);

alter table party_merge enable row level security;
alter table party_merge_row enable row level security;
create policy own_workspace on party_merge using (workspace_id = platform.current_workspace());
create policy own_workspace on party_merge_row using (workspace_id = platform.current_workspace());
create policy stewarded on party_merge as restrictive to rapport_limited
  using (kept_id in (select platform.stewarded()));
create policy stewarded on party_merge_row as restrictive to rapport_limited
  using (exists (
    select from party_merge m
    where m.workspace_id = party_merge_row.workspace_id and m.id = party_merge_row.merge_id));
grant select, insert, update on party_merge to rapport_app;
grant select on party_merge_row to rapport_app;

-- Tables with a row for each party that others can be worked out from: none of it has to follow.
create function platform.worked_out_of_parties() returns text[]
  language sql immutable parallel safe
  return array['vitality', 'relationship'];

-- Every column that names a party, read from the catalogue, so that no new table is forgotten.
create function platform.party_columns()
  returns table (table_name text, columns text[], key_columns text[])
  language sql stable set search_path = pg_catalog
  begin atomic
    select t.relname::text,
      array_agg(distinct a.attname::text),
      (select array_agg(k.attname::text order by k.attnum)
       from pg_index i
       join pg_attribute k on k.attrelid = t.oid and k.attnum = any (i.indkey)
       where i.indrelid = t.oid and i.indisprimary and k.attname <> 'workspace_id')
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = any (c.conkey) and a.attname <> 'workspace_id'
    where c.contype = 'f'
      and c.confrelid = 'public.party'::regclass
      and t.relnamespace = 'public'::regnamespace
      and t.relname <> all (platform.worked_out_of_parties())
    group by t.oid, t.relname;
  end;

-- The key of a row as JSON, where `t` is the row.
create function platform.key_of(key_columns text[]) returns text
  language sql immutable set search_path = pg_catalog
  return (select format('jsonb_build_object(%s)', string_agg(format('%L, t.%I', one, one), ', '))
    from unnest(key_columns) one);

-- Whom a column of the row `t` will name when the move is done.
create function platform.after_moving(column_name text) returns text
  language sql immutable set search_path = pg_catalog
  return format('coalesce((select m.kept from party_moving m where m.gone = t.%I), t.%I)', column_name, column_name);

-- Takes rows out that would be there twice after a move. `losing` says which: their place in the table and their key.
create function platform.drop_moving(here uuid, table_name text, losing text) returns void
  language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
begin
  execute format(
    'with losing as (%s),
     marked as (
       update party_merge_row r
       set was_dropped = true
       from losing l, party_moving m
       where r.workspace_id = $1 and r.merge_id = m.merge_id and r.table_name = %L and r.key = l.key)
     delete from %I t using losing l where t.workspace_id = $1 and t.ctid = l.at',
    losing, table_name, table_name)
    using here;
end $$;

-- Moves all that hangs on the parties that go over to those that stay, and takes the records of the former out. It works
-- with the owner's rights: some tables can't be changed by the application, and some rows are out of a member's sight.
create function platform.move_parties(merges uuid[]) returns void
  language plpgsql security definer set search_path = public, pg_catalog, pg_temp
as $$
declare
  here uuid := platform.current_workspace();
  part record;
  rule record;
  col text;
  about text;
  goes text;
  says text;
begin
  create temp table if not exists party_moving (gone uuid primary key, kept uuid not null, merge_id uuid not null)
    on commit drop;
  delete from party_moving;
  insert into party_moving
    select gone_id, kept_id, id from party_merge where workspace_id = here and id = any (merges);
  analyze party_moving;

  for part in select * from platform.party_columns() loop
    foreach col in array part.columns loop
      execute format(
        'insert into party_merge_row (workspace_id, merge_id, table_name, key, before)
         select $1, m.merge_id, %L, %s, to_jsonb(t)
         from party_moving m
         join %I t on t.workspace_id = $1 and t.%I = m.gone
         on conflict do nothing',
        part.table_name, platform.key_of(part.key_columns), part.table_name, col)
        using here;
    end loop;

    select
      string_agg(format(
        'select x.ctid
         from %I x
         join (select gone as id from party_moving union select kept from party_moving) p
           on x.workspace_id = $1 and x.%I = p.id', part.table_name, one), ' union '),
      string_agg(format('t.%I in (select gone from party_moving)', one), ' or ')
    into about, goes
    from unnest(part.columns) one;

    -- A tie of the two with each other would tie one with itself.
    select string_agg(format('%s = %s', platform.after_moving(one), platform.after_moving(other)), ' or ')
    into says
    from unnest(part.columns) one, unnest(part.columns) other
    where one < other;
    if says is not null then
      perform platform.drop_moving(here, part.table_name, format(
        'select t.ctid as at, %s as key from %I t where t.ctid in (%s) and (%s) and (%s)',
        platform.key_of(part.key_columns), part.table_name, about, goes, says));
    end if;

    -- What both have counts once: the row of the one that stays, else the older.
    for rule in
      select array_agg(a.attname::text order by a.attnum) as columns,
        pg_get_expr(i.indpred, i.indrelid) as only_where, i.indnullsnotdistinct as holds_nulls
      from pg_index i
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey) and a.attname <> 'workspace_id'
      where i.indrelid = format('public.%I', part.table_name)::regclass and i.indisunique and i.indexprs is null
      group by i.indexrelid, i.indpred, i.indrelid, i.indnullsnotdistinct
      having array_agg(a.attname::text) && part.columns
    loop
      select string_agg(
          case when one = any (part.columns) then platform.after_moving(one) else format('t.%I', one) end, ', '),
        string_agg(format('t.%I is not null', one), ' and ')
      into says, col
      from unnest(rule.columns) one;
      perform platform.drop_moving(here, part.table_name, format(
        'select s.at, s.key
         from (
           select t.ctid as at, %s as key, row_number() over (partition by %s order by (%s), %s) as place
           from %I t
           where t.ctid in (%s) and (%s) and (%s)) s
         where s.place > 1',
        platform.key_of(part.key_columns), says, goes, platform.key_of(part.key_columns), part.table_name, about,
        case when rule.holds_nulls then 'true' else col end, coalesce(rule.only_where, 'true')));
    end loop;

    foreach col in array part.columns loop
      execute format('update %I t set %I = m.kept %s from party_moving m where t.workspace_id = $1 and t.%I = m.gone',
        part.table_name, col,
        -- In the lists of a record, what comes over stands behind what was there.
        case when platform.is_listed(part.table_name) then ', position = least(t.position + 100, 32000)' else '' end,
        col)
        using here;
    end loop;
  end loop;

  -- What the one that stays does not know of itself, the other may.
  select string_agg(format('%I = coalesce(p.%I, g.%I)', a.attname, a.attname, a.attname), ', ')
  into says
  from pg_attribute a
  where a.attrelid = 'public.party'::regclass and a.attnum > 0 and not a.attisdropped and not a.attnotnull
    and a.attgenerated = '' and a.attname not in ('external_id', 'archived_at');
  execute format(
    'update party p set %s
     from party_moving m
     join party g on g.workspace_id = $1 and g.id = m.gone
     where p.workspace_id = $1 and p.id = m.kept', says)
    using here;
  delete from party p using party_moving m where p.workspace_id = here and p.id = m.gone;
end $$;

-- Whether the rows of a table have their places in a list of a record, such as its e-mails.
create function platform.is_listed(name text) returns boolean
  language sql stable set search_path = pg_catalog
  return name like 'party\_%' and exists (
    select
    from pg_attribute a
    where a.attrelid = format('public.%I', name)::regclass and a.attname = 'position' and not a.attisdropped);

-- Writes a row anew as it was, as far as its columns are still there; says whether it could.
create function platform.write_again(name text, row_before jsonb) returns boolean
  language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
declare
  names text;
begin
  select string_agg(format('%I', a.attname), ', ')
  into names
  from pg_attribute a
  where a.attrelid = format('public.%I', name)::regclass and a.attnum > 0 and not a.attisdropped
    and a.attgenerated = '' and row_before ? a.attname::text;
  execute format('insert into %I (%s) select %s from jsonb_populate_record(null::%I, $1)', name, names, names, name)
    using row_before;
  return true;
exception when unique_violation or foreign_key_violation or check_violation or not_null_violation then
  -- What it hung on is gone for good, or the same was written meanwhile.
  return false;
end $$;

-- What the record of a party says, without what follows from it.
create function platform.said_of_party(content jsonb) returns jsonb
  language sql immutable set search_path = pg_catalog
  return content - array['workspace_id', 'id', 'version', 'created_at', 'updated_at', 'search_text', 'sort_name',
    'source', 'external_id'];

-- Takes two parties apart that were made one: the record that went comes back with all that it brought, as far as it is
-- there or can be written again, and with those of the newer rows and fields that are given to it.
create function platform.part_parties(which uuid, given uuid[], given_fields text[]) returns void
  language plpgsql security definer set search_path = public, pg_catalog, pg_temp
as $$
declare
  here uuid := platform.current_workspace();
  m party_merge;
  part record;
  kept_row record;
  row_before jsonb;
  now_kept jsonb;
  kept_again jsonb;
  now_named uuid;
  found_again int;
  col text;
  is_same text;
  sets text;
begin
  select * into strict m from party_merge where workspace_id = here and id = which and undone_at is null for update;
  select to_jsonb(p) into strict now_kept from party p where p.workspace_id = here and p.id = m.kept_id for update;
  row_before := m.gone || jsonb_build_object('version', (m.gone ->> 'version')::int + 1) || (
    select coalesce(jsonb_object_agg(f.key, f.value), '{}')
    from jsonb_each(platform.said_of_party(now_kept)) f
    where f.key = any (given_fields));
  -- What the merge put there goes again; what was written since stays, unless it is the other one's.
  kept_again := (
    select coalesce(jsonb_object_agg(f.key, m.kept_before -> f.key), '{}')
    from jsonb_each(platform.said_of_party(now_kept)) f
    where m.kept_before ? f.key and (f.value = m.kept_after -> f.key or f.key = any (given_fields)));
  select string_agg(format('%I = n.%I', key, key), ', ') into sets from jsonb_object_keys(kept_again) key;
  execute format(
    'update party p set %s from jsonb_populate_record(null::party, $3) n where p.workspace_id = $1 and p.id = $2', sets)
    using here, m.kept_id, kept_again;
  if exists (
    select from party
    where workspace_id = here and source = m.gone_source and external_id = m.gone_external_id)
  then row_before := row_before || '{"external_id": null}'; end if;
  if not platform.write_again('party', row_before) then raise exception 'a party can not be brought back'; end if;

  for part in select * from platform.party_columns() loop
    select string_agg(
      case when one = any (part.columns)
        then format('t.%I = case (r.key ->> %L)::uuid when $3 then $4 else (r.key ->> %L)::uuid end', one, one, one)
        else format('t.%I = (r.key ->> %L)::%s', one, one, (
          select format_type(a.atttypid, a.atttypmod)
          from pg_attribute a
          where a.attrelid = format('public.%I', part.table_name)::regclass and a.attname = one)) end, ' and ')
    into is_same
    from unnest(part.key_columns) one;
    select string_agg(format(
      '%I = case when (r.before ->> %L)::uuid = $3 and t.%I = $4 then $3 else t.%I end', one, one, one, one), ', ')
    into sets
    from unnest(part.columns) one;
    if platform.is_listed(part.table_name) then
      sets := sets || ', position = (r.before ->> ''position'')::int';
    end if;
    execute format(
      'update %I t set %s from party_merge_row r
       where t.workspace_id = $1 and r.workspace_id = $1 and r.merge_id = $2 and r.table_name = %L
         and not r.was_dropped and %s',
      part.table_name, sets, part.table_name, is_same)
      using here, which, m.gone_id, m.kept_id;

    for kept_row in execute format(
      'select r.before, r.was_dropped
       from party_merge_row r
       where r.workspace_id = $1 and r.merge_id = $2 and r.table_name = %L
         and not exists (select from %I t where t.workspace_id = $1 and %s)',
      part.table_name, part.table_name,
      (select string_agg(format('t.%I = (r.key ->> %L)::%s', one, one, (
          select format_type(a.atttypid, a.atttypmod)
          from pg_attribute a
          where a.attrelid = format('public.%I', part.table_name)::regclass and a.attname = one)), ' and ')
       from unnest(part.key_columns) one))
      using here, which
    loop
      row_before := kept_row.before;
      found_again := 0;
      -- A list that was written anew meanwhile holds the same under another id.
      if not kept_row.was_dropped and part.key_columns = array['id'] and array_length(part.columns, 1) = 1 then
        execute format(
          'update %I t set %I = $2 %s
           where t.ctid = (
             select t.ctid
             from %I t
             where t.workspace_id = $1 and t.%I = $3 and t.id > $4
               and to_jsonb(t) - $6 = $5 - $6
             limit 1)',
          part.table_name, part.columns[1],
          case when platform.is_listed(part.table_name) then ', position = ($5 ->> ''position'')::int' else '' end,
          part.table_name, part.columns[1])
          using here, m.gone_id, m.kept_id, which, row_before,
            array['id', 'position', 'created_at', part.columns[1]];
        get diagnostics found_again = row_count;
      end if;
      if found_again = 0 then
        -- Whom it named besides may have been made one with another since.
        foreach col in array part.columns loop
          select o.kept_id
          into now_named
          from party_merge o
          where o.workspace_id = here and o.gone_id = (row_before ->> col)::uuid and o.undone_at is null
            and o.id <> which
          order by o.id desc
          limit 1;
          if found then row_before := row_before || jsonb_build_object(col, now_named); end if;
        end loop;
        perform platform.write_again(part.table_name, row_before);
      end if;
    end loop;

    if part.key_columns = array['id'] then
      foreach col in array part.columns loop
        begin
          execute format('update %I t set %I = $2 where t.workspace_id = $1 and t.%I = $3 and t.id = any ($4)',
            part.table_name, col, col)
            using here, m.gone_id, m.kept_id, given;
        exception when unique_violation or check_violation then
          null;
        end;
      end loop;
    end if;
  end loop;
end $$;

-- What was added to the party that stayed since two were made one; whose it is, nobody wrote down.
create function platform.added_since_merge(which uuid)
  returns table (table_name text, id uuid, content jsonb)
  language plpgsql stable security definer set search_path = public, pg_catalog, pg_temp
as $$
declare
  here uuid := platform.current_workspace();
  part record;
begin
  for part in select * from platform.party_columns() p where p.key_columns = array['id'] loop
    return query execute format(
      'select %L, t.id, to_jsonb(t)
       from %I t
       join party_merge m on m.workspace_id = $1 and m.id = $2
       where t.workspace_id = $1 and m.kept_id in (%s) and t.id > m.id
         and not exists (
           select from party_merge_row r
           where r.workspace_id = $1 and r.table_name = %L and r.key = jsonb_build_object(''id'', t.id))
       order by t.id
       limit 200',
      part.table_name, part.table_name,
      (select string_agg(format('t.%I', one), ', ') from unnest(part.columns) one), part.table_name)
      using here, which;
  end loop;
end $$;

-- How much hangs on a party, table by table.
create function platform.hanging_on_party(which uuid)
  returns table (table_name text, how_many bigint)
  language plpgsql stable security definer set search_path = public, pg_catalog, pg_temp
as $$
declare
  part record;
begin
  for part in select * from platform.party_columns() loop
    return query execute format(
      'select %L, count(*) from %I t where t.workspace_id = $1 and (%s) having count(*) > 0',
      part.table_name, part.table_name,
      (select string_agg(format('t.%I = $2', one), ' or ') from unnest(part.columns) one))
      using platform.current_workspace(), which;
  end loop;
end $$;

revoke execute on function platform.hanging_on_party(uuid) from public;
grant execute on function platform.hanging_on_party(uuid) to rapport_app;
revoke execute on function platform.move_parties(uuid[]), platform.part_parties(uuid, uuid[], text[]),
  platform.added_since_merge(uuid), platform.write_again(text, jsonb), platform.drop_moving(uuid, text, text) from public;
grant execute on function platform.move_parties(uuid[]), platform.part_parties(uuid, uuid[], text[]),
  platform.added_since_merge(uuid) to rapport_app;
