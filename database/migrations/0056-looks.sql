-- Who looked at whom: one row for a member, a party and a day, so that it stays small.
create table profile_look (
  workspace_id uuid not null references workspace,
  party_id uuid not null,
  member_id uuid not null,
  on_day date not null,
  first_at timestamptz not null,
  primary key (workspace_id, party_id, member_id, on_day),
  foreign key (workspace_id, party_id) references party (workspace_id, id) on delete cascade,
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create index profile_look_by_member on profile_look (workspace_id, member_id);
create index profile_look_by_day on profile_look (workspace_id, on_day);
alter table profile_look enable row level security;
create policy own_workspace on profile_look using (workspace_id = platform.current_workspace());
create policy stewarded on profile_look as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
grant select, insert, update, delete on profile_look to rapport_app;
