-- How alive each relationship is, where it is going, and by which parameters that was said.

create table vitality_fit (
  workspace_id uuid not null references workspace,
  id uuid not null,
  as_of date not null,
  model text not null,
  kind text not null check (kind in ('told', 'too-little-history')),
  because text,
  customers int not null,
  parameters jsonb not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create index vitality_fit_by_age on vitality_fit (workspace_id, created_at);

create table vitality (
  workspace_id uuid not null,
  party_id uuid not null,
  fit_id uuid not null,
  as_of date not null,
  state text not null check (state in
    ('new', 'growing', 'steady', 'fading', 'dying', 'dormant', 'too-early', 'too-little-history')),
  candidate text not null,
  candidate_since date not null,
  state_since date not null,
  orders int not null,
  first_on date not null,
  last_on date not null,
  silent_days int not null,
  usual_gap_days real,
  longer_than_share real check (longer_than_share between 0 and 1),
  due_on date,
  chance real check (chance between 0 and 1),
  chance_low real check (chance_low between 0 and 1),
  chance_high real check (chance_high between 0 and 1),
  horizon_days int not null,
  expected_orders real,
  worth_year_minor bigint not null default 0,
  worth_total_minor bigint not null default 0,
  reason jsonb not null,
  trail real[] not null default '{}',
  created_at timestamptz not null,
  primary key (workspace_id, party_id),
  foreign key (workspace_id, party_id) references party on delete cascade,
  foreign key (workspace_id, fit_id) references vitality_fit
);
create index vitality_by_state on vitality (workspace_id, state, party_id);
create index vitality_by_worth on vitality (workspace_id, worth_year_minor desc, party_id);
create index vitality_by_chance on vitality (workspace_id, chance, party_id);
create index vitality_by_fit on vitality (workspace_id, fit_id);

-- What was said of a relationship on which day: one row for every change of state, never overwritten.
create table vitality_change (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  on_day date not null,
  before text,
  after text not null,
  chance real,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, party_id) references party on delete cascade
);
create index vitality_change_by_party on vitality_change (workspace_id, party_id, on_day);

-- One narrow row for every party with what the People table sorts and filters by, so that a hundred thousand are
-- scanned in milliseconds. It only repeats what other tables know. Chances change every night: with half of each
-- page left free, the new version of a row stays on its page and no index hears of it.
create table relationship (
  workspace_id uuid not null,
  party_id uuid not null,
  sort_name text not null,
  added_at timestamptz not null,
  is_archived boolean not null,
  roles text[] not null,
  steward_ids uuid[] not null,
  state text,
  chance real,
  worth_year_minor bigint not null,
  last_talk_on date,
  words text not null,
  primary key (workspace_id, party_id),
  foreign key (workspace_id, party_id) references party on delete cascade
) with (fillfactor = 45);
create index relationship_by_name on relationship (workspace_id, is_archived, sort_name, party_id);
create index relationship_by_worth on relationship (workspace_id, is_archived, worth_year_minor, party_id);
create index relationship_by_words on relationship using gin (workspace_id, words gin_trgm_ops)
  with (gin_pending_list_limit = 256);

-- Parties of facts after `fact_id` are read from the other tables: their row in `relationship` may be out of date.
-- `next_fact_id` takes its place once every transaction before `next_xid` has ended, for one that is still open may
-- hold older facts that nobody can see yet.
create table relationship_mark (
  workspace_id uuid not null primary key references workspace,
  fact_id uuid not null,
  next_fact_id uuid,
  next_xid bigint,
  check ((next_fact_id is null) = (next_xid is null))
);

alter table vitality_fit enable row level security;
alter table vitality enable row level security;
alter table vitality_change enable row level security;
alter table relationship enable row level security;
alter table relationship_mark enable row level security;
create policy own_workspace on vitality_fit using (workspace_id = platform.current_workspace());
create policy own_workspace on vitality using (workspace_id = platform.current_workspace());
create policy own_workspace on vitality_change using (workspace_id = platform.current_workspace());
create policy own_workspace on relationship using (workspace_id = platform.current_workspace());
create policy own_workspace on relationship_mark using (workspace_id = platform.current_workspace());
grant select, insert, update, delete
  on vitality_fit, vitality, vitality_change, relationship, relationship_mark to rapport_app;

-- `relationship` for searches, as `platform.party_search` is for `party`: here `like` may use the trigram index.
create view platform.relationship_search as
  select workspace_id, party_id, sort_name, added_at, is_archived, roles, steward_ids, state, chance, worth_year_minor,
    last_talk_on, words
  from relationship
  where workspace_id = platform.current_workspace();
grant select on platform.relationship_search to rapport_app;
