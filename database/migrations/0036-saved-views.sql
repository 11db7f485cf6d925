-- How somebody looks at the list of people: columns, filter, order, groups; for themselves or for everybody.
create table saved_view (
  workspace_id uuid not null references workspace,
  id uuid not null,
  member_id uuid not null,
  name text not null check (char_length(name) between 1 and 100),
  shared boolean not null,
  arrangement jsonb not null check (jsonb_typeof(arrangement) = 'object'),
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references member on delete cascade
);
create index saved_view_by_member on saved_view (workspace_id, member_id);

alter table saved_view enable row level security;
create policy own_workspace on saved_view using (workspace_id = platform.current_workspace());
grant select, insert, update, delete on saved_view to rapport_app;
