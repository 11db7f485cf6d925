-- Parties that may be one: what makes two worth comparing, which pairs were found, and what members said of them.

-- Two parties are compared where they share one of these: an e-mail, a phone, the sound of a name, a rare word.
create table duplicate_key (
  workspace_id uuid not null,
  party_id uuid not null,
  key text not null,
  primary key (workspace_id, party_id, key),
  foreign key (workspace_id, party_id) references party on delete cascade
);
create index duplicate_key_by_key on duplicate_key (workspace_id, key, party_id);

create table duplicate_pair (
  workspace_id uuid not null,
  id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  state text not null check (state in ('open', 'different')),
  chance real not null check (chance between 0 and 1),
  reasons jsonb not null,
  decided_at timestamptz,
  decided_by uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, one_id, other_id),
  foreign key (workspace_id, one_id) references party on delete cascade,
  foreign key (workspace_id, other_id) references party on delete cascade,
  foreign key (workspace_id, decided_by) references member
);
create index duplicate_pair_by_chance on duplicate_pair (workspace_id, state, chance, id);
create index duplicate_pair_by_other on duplicate_pair (workspace_id, other_id);
create index duplicate_pair_by_member on duplicate_pair (workspace_id, decided_by);

-- How far the last scan came, and by which weights it judged.
create table duplicate_scan (
  workspace_id uuid not null primary key references workspace,
  scanned_to timestamptz not null,
  compared bigint not null,
  found int not null,
  models jsonb not null,
  finished_at timestamptz not null
);

alter table duplicate_key enable row level security;
alter table duplicate_pair enable row level security;
alter table duplicate_scan enable row level security;
create policy own_workspace on duplicate_key using (workspace_id = platform.current_workspace());
create policy own_workspace on duplicate_pair using (workspace_id = platform.current_workspace());
create policy own_workspace on duplicate_scan using (workspace_id = platform.current_workspace());
create policy stewarded on duplicate_key as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
create policy stewarded on duplicate_pair as restrictive to rapport_limited
  using (one_id in (select platform.stewarded()) and other_id in (select platform.stewarded()));
grant select, insert, update, delete on duplicate_key, duplicate_pair, duplicate_scan to rapport_app;

create or replace function platform.worked_out_of_parties() returns text[]
  language sql immutable parallel safe
  return array['vitality', 'relationship', 'duplicate_key'];
