-- One change to many parties at once, with what stood there before: so that all of it can be taken back.
create table bulk_change (
  workspace_id uuid not null references workspace,
  id uuid not null,
  member_id uuid,
  field text not null,
  parties int not null,
  undone_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references member on delete set null (member_id)
);
create index bulk_change_by_member on bulk_change (workspace_id, member_id);

create table bulk_change_party (
  workspace_id uuid not null,
  bulk_id uuid not null,
  party_id uuid not null,
  before jsonb,
  after jsonb,
  primary key (workspace_id, bulk_id, party_id),
  foreign key (workspace_id, bulk_id) references bulk_change on delete cascade,
  foreign key (workspace_id, party_id) references party on delete cascade
);
create index bulk_change_party_by_party on bulk_change_party (workspace_id, party_id);

alter table bulk_change enable row level security;
alter table bulk_change_party enable row level security;
create policy own_workspace on bulk_change using (workspace_id = platform.current_workspace());
create policy own_workspace on bulk_change_party using (workspace_id = platform.current_workspace());
create policy stewarded on bulk_change_party as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
grant select, insert, update, delete on bulk_change, bulk_change_party to rapport_app;
