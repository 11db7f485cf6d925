-- Mail: what waits, what left, what was refused, for an owner to read. The letter itself may hold a link that opens a
-- door, so it is sealed with a key outside the database, and wiped once it left.

create table mail (
  workspace_id uuid not null references workspace,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z-]+$'),
  -- What may be posted only once, such as one alert of a kind a day for one owner.
  once_key text,
  recipient text not null,
  subject text not null,
  sealed_letter text,
  state text not null default 'waiting'
    check (state in ('waiting', 'sending', 'sent', 'refused', 'failed', 'late')),
  attempts int not null default 0,
  -- What went wrong, as a code, and the last words of the mail server itself.
  problem text,
  reply text,
  useful_until timestamptz,
  claimed_until timestamptz,
  created_at timestamptz not null,
  settled_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, once_key)
);
create index mail_by_age on mail (workspace_id, created_at, id);
alter table mail enable row level security;
create policy own_workspace on mail using (workspace_id = platform.current_workspace());
grant select, insert, update, delete on mail to rapport_app;
