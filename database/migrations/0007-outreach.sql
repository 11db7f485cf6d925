-- Whom each member means to talk to on a day. One party stands in one member's list only.

create table today_entry (
  workspace_id uuid not null references workspace,
  id uuid not null,
  member_id uuid not null,
  party_id uuid not null,
  on_day date not null,
  position smallint not null,
  score real not null,
  because jsonb not null,
  ask text not null,
  later_until date,
  version int not null default 1,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, on_day, party_id),
  foreign key (workspace_id, member_id) references member,
  foreign key (workspace_id, party_id) references party on delete cascade
);
create index today_entry_by_member on today_entry (workspace_id, member_id, on_day);
create index today_entry_by_party on today_entry (workspace_id, party_id, later_until);

alter table today_entry enable row level security;
create policy own_workspace on today_entry using (workspace_id = platform.current_workspace());
grant select, insert, update, delete on today_entry to rapport_app;

-- Who asked to be called back, and when: the first thing a list of today looks for.
create index interaction_by_next on interaction (workspace_id, next_on)
  where next_on is not null and archived_at is null;
