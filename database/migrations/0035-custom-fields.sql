-- What a firm itself wants to know of the parties it deals with: its own fields, of ten types.

-- A field keeps its id whatever it is called. A retired one is asked for no longer; what is known of it stays.
create table custom_field (
  workspace_id uuid not null references workspace,
  id uuid not null,
  label text not null check (char_length(label) between 1 and 100),
  type text not null check (type in (
    'text', 'long-text', 'number', 'date', 'choice', 'choices', 'yes-no', 'money', 'link', 'party')),
  options jsonb not null default '[]' check (jsonb_typeof(options) = 'array'),
  position int not null,
  retired_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);

-- What is known of one party, by the id of the field. One row a party: a list filtered by several fields reads each
-- party once, and what goes with the party goes at a stroke.
create table party_custom (
  workspace_id uuid not null,
  party_id uuid not null,
  known jsonb not null check (jsonb_typeof(known) = 'object'),
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (workspace_id, party_id),
  foreign key (workspace_id, party_id) references party on delete cascade
);

-- Where what is known is another party: a key of its own, so that it follows that one too.
create table party_custom_party (
  workspace_id uuid not null,
  party_id uuid not null,
  field_id uuid not null,
  other_id uuid not null,
  primary key (workspace_id, party_id, field_id),
  foreign key (workspace_id, party_id) references party on delete cascade,
  foreign key (workspace_id, other_id) references party on delete cascade,
  foreign key (workspace_id, field_id) references custom_field
);
create index party_custom_party_by_other on party_custom_party (workspace_id, other_id);
create index party_custom_party_by_field on party_custom_party (workspace_id, field_id, other_id);

alter table custom_field enable row level security;
alter table party_custom enable row level security;
alter table party_custom_party enable row level security;
create policy own_workspace on custom_field using (workspace_id = platform.current_workspace());
create policy own_workspace on party_custom using (workspace_id = platform.current_workspace());
create policy own_workspace on party_custom_party using (workspace_id = platform.current_workspace());
create policy stewarded on party_custom as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
create policy stewarded on party_custom_party as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()) and other_id in (select platform.stewarded()));
grant select, insert, update, delete on custom_field, party_custom, party_custom_party to rapport_app;
