-- A member can be limited to the parties they are steward of. Their work is done in a role of its own, to which each
-- table that hangs on a party shows those rows only. Nobody else is asked: the policies are not for their role.

do $$
begin
  if not exists (select from pg_roles where rolname = 'rapport_limited') then create role rapport_limited nologin; end if;
end $$;
grant rapport_app to rapport_limited;
grant rapport_limited to current_user;

-- The parties of the member whom this connection is limited to, and those that are being written just now: a party
-- that is made has no steward yet, one whose roles are written anew has none for a moment.
create function platform.stewarded() returns setof uuid
  language sql stable parallel safe security definer set search_path = public, pg_catalog
  begin atomic
    select party_id
    from party_role
    where workspace_id = platform.current_workspace()
      and steward_id = nullif(current_setting('rapport.only_steward', true), '')::uuid
    union all
    select unnest(nullif(current_setting('rapport.at_hand', true), '')::uuid[]);
  end;
revoke execute on function platform.stewarded() from public;
grant execute on function platform.stewarded() to rapport_app;

-- True, or null where the connection is limited: asked with `is not null`, of which the planner takes for granted
-- that it holds.
create function platform.sees_all() returns boolean
  language sql stable parallel safe
  return case when nullif(current_setting('rapport.only_steward', true), '') is null then true end;

create policy stewarded on party as restrictive to rapport_limited
  using (id in (select platform.stewarded()));
create policy stewarded on link as restrictive to rapport_limited
  using (from_id in (select platform.stewarded()) and to_id in (select platform.stewarded()));
create policy stewarded on trade_line as restrictive to rapport_limited
  using (exists (
    select from trade where trade.workspace_id = trade_line.workspace_id and trade.id = trade_line.trade_id));
create policy stewarded on party_role as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
create policy stewarded on party_email as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
create policy stewarded on party_phone as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
create policy stewarded on party_address as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
create policy stewarded on occasion as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
create policy stewarded on party_note as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
create policy stewarded on interaction as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
create policy stewarded on promise as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
create policy stewarded on trade as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
create policy stewarded on payment as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
create policy stewarded on vitality as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
create policy stewarded on vitality_change as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
create policy stewarded on relationship as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
create policy stewarded on today_entry as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
-- What happens is written down whoever did it; only reading it is limited.
create policy stewarded on fact as restrictive for select to rapport_limited
  using (party_id in (select platform.stewarded()));

-- The two views for searches see with the owner's rights, so they ask for themselves.
create or replace view platform.party_search as
  select workspace_id, id, sort_name, archived_at is not null as is_archived, ' ' || search_text as words
  from party
  where workspace_id = platform.current_workspace()
    and ((select platform.sees_all()) is not null or id in (select platform.stewarded()));
create or replace view platform.relationship_search as
  select workspace_id, party_id, sort_name, added_at, is_archived, roles, steward_ids, state, chance, worth_year_minor,
    last_talk_on, words
  from relationship
  where workspace_id = platform.current_workspace()
    and ((select platform.sees_all()) is not null or party_id in (select platform.stewarded()));
