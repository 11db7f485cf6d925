-- Files that were brought in: what they were, how they were read, how far it got, what came of it.

create table import (
  workspace_id uuid not null references workspace,
  id uuid not null,
  member_id uuid,
  file_name text not null,
  bytes bigint not null,
  state text not null check (state in ('received', 'trying', 'tried', 'writing', 'done', 'failed', 'cancelled')),
  sniffed jsonb not null,
  plan jsonb,
  progress jsonb,
  report jsonb,
  error jsonb,
  version int not null default 1,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references member
);
create index import_by_age on import (workspace_id, created_at desc);

alter table import enable row level security;
create policy own_workspace on import using (workspace_id = platform.current_workspace());
grant select, insert, update, delete on import to rapport_app;
