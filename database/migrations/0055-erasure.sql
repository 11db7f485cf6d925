-- Somebody who asked to be forgotten is erased for good. What stays is the proof, which names nobody, and a list by
-- which an import knows whom not to bring back.

create table erasure (
  workspace_id uuid not null references workspace,
  id uuid not null,
  -- No foreign key: who this was is gone.
  former_id uuid not null,
  kind text not null check (kind in ('person', 'organisation')),
  member_id uuid not null,
  erased_at timestamptz not null,
  counts jsonb not null,
  trades_kept integer not null,
  payments_kept integer not null,
  files_gone_at timestamptz,
  let_back_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create index erasure_by_member on erasure (workspace_id, member_id);
alter table erasure enable row level security;
create policy own_workspace on erasure using (workspace_id = platform.current_workspace());
grant select, insert, update on erasure to rapport_app;

-- E-mails, phone numbers and outside numbers of those who were erased, as digests with a salt of the firm.
create table forgotten_salt (
  workspace_id uuid not null references workspace,
  salt bytea not null,
  primary key (workspace_id)
);
alter table forgotten_salt enable row level security;
create policy own_workspace on forgotten_salt using (workspace_id = platform.current_workspace());
grant select, insert on forgotten_salt to rapport_app;

create table forgotten (
  workspace_id uuid not null references workspace,
  digest text not null,
  erasure_id uuid not null,
  primary key (workspace_id, digest, erasure_id)
);
create index forgotten_by_erasure on forgotten (workspace_id, erasure_id);
alter table forgotten enable row level security;
create policy own_workspace on forgotten using (workspace_id = platform.current_workspace());
grant select, insert, delete on forgotten to rapport_app;
