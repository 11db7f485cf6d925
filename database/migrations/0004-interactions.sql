-- Every contact with a party, and what was promised.

create table interaction (
  workspace_id uuid not null references workspace,
  id uuid not null,
  party_id uuid not null,
  member_id uuid,
  kind text not null check (kind in ('call', 'meeting', 'visit', 'video', 'email', 'message', 'letter', 'event')),
  direction text not null check (direction in ('in', 'out')),
  outcome text not null check (outcome in ('reached', 'no-answer', 'voicemail', 'wrong-number', 'call-back')),
  happened_at timestamptz not null,
  happened_on date not null,
  minutes smallint check (minutes between 0 and 1440),
  notes text check (length(notes) <= 20000),
  asked text,
  said text check (length(said) <= 20000),
  next_on date,
  source text not null default 'typed',
  external_id text,
  archived_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, source, external_id),
  foreign key (workspace_id, party_id) references party on delete cascade,
  foreign key (workspace_id, member_id) references member
);
create index interaction_by_party on interaction (workspace_id, party_id, happened_at desc, id);
create index interaction_by_day on interaction (workspace_id, happened_on, member_id);
create index interaction_by_member on interaction (workspace_id, member_id, happened_on);

create table promise (
  workspace_id uuid not null references workspace,
  id uuid not null,
  party_id uuid not null,
  interaction_id uuid,
  member_id uuid,
  by text not null check (by in ('us', 'them')),
  text text not null check (length(text) between 1 and 2000),
  due_on date not null,
  kept_at timestamptz,
  source text not null default 'typed',
  archived_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, party_id) references party on delete cascade,
  foreign key (workspace_id, interaction_id) references interaction on delete set null (interaction_id),
  foreign key (workspace_id, member_id) references member
);
create index promise_by_due on promise (workspace_id, due_on) where kept_at is null and archived_at is null;
create index promise_by_party on promise (workspace_id, party_id);
create index promise_by_interaction on promise (workspace_id, interaction_id);
create index promise_by_member on promise (workspace_id, member_id);

alter table interaction enable row level security;
alter table promise enable row level security;
create policy own_workspace on interaction using (workspace_id = platform.current_workspace());
create policy own_workspace on promise using (workspace_id = platform.current_workspace());
grant select, insert, update, delete on interaction, promise to rapport_app;
