-- Everyone the business deals with, on both sides.

create table party (
  workspace_id uuid not null references workspace,
  id uuid not null,
  kind text not null check (kind in ('person', 'organisation')),
  display_name text not null check (length(display_name) between 1 and 300),
  sort_name text not null,
  given_name text,
  family_name text,
  goes_by text,
  say_it text,
  pronoun text check (pronoun in ('she', 'he', 'they')),
  language text,
  time_zone text,
  preferred_channel text check (preferred_channel in ('call', 'visit', 'email', 'message', 'letter')),
  preferred_hours text,
  do_not_contact boolean not null default false,
  the_usual text,
  organisation_name text,
  tags text[] not null default '{}',
  search_text text not null default '',
  source text not null default 'typed',
  external_id text,
  archived_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, source, external_id)
);
create index party_by_name on party (workspace_id, sort_name, id) where archived_at is null;
create index party_by_age on party (workspace_id, created_at, id);
-- What waits in the index's pending list is read through by every search; a short one costs imports little.
create index party_search on party using gin (workspace_id, (' ' || search_text) gin_trgm_ops)
  with (gin_pending_list_limit = 256);

create table party_role (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  role text not null check (role in ('customer', 'supplier', 'producer', 'partner', 'prospect')),
  since date,
  until date,
  steward_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, party_id, role),
  foreign key (workspace_id, party_id) references party on delete cascade,
  foreign key (workspace_id, steward_id) references member,
  check (until is null or since is null or until >= since)
);
create index party_role_by_role on party_role (workspace_id, role, party_id);
create index party_role_by_steward on party_role (workspace_id, steward_id, party_id);

create table party_email (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  address text not null,
  label text,
  position smallint not null default 0,
  primary key (workspace_id, id),
  unique (workspace_id, party_id, address),
  foreign key (workspace_id, party_id) references party on delete cascade
);
create index party_email_by_address on party_email (workspace_id, address);

create table party_phone (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  e164 text,
  as_given text not null,
  label text,
  position smallint not null default 0,
  primary key (workspace_id, id),
  unique (workspace_id, party_id, as_given),
  foreign key (workspace_id, party_id) references party on delete cascade
);
create index party_phone_by_number on party_phone (workspace_id, e164);

create table party_address (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  lines text,
  town text,
  region text,
  postcode text,
  country text,
  label text,
  position smallint not null default 0,
  primary key (workspace_id, id),
  foreign key (workspace_id, party_id) references party on delete cascade
);
create index party_address_by_party on party_address (workspace_id, party_id);

create table occasion (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  kind text not null check (kind in ('birthday', 'anniversary', 'other')),
  label text,
  month smallint not null check (month between 1 and 12),
  day smallint not null check (day between 1 and 31),
  year smallint,
  primary key (workspace_id, id),
  foreign key (workspace_id, party_id) references party on delete cascade
);
create index occasion_by_day on occasion (workspace_id, month, day);
create index occasion_by_party on occasion (workspace_id, party_id);

create table party_note (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  kind text not null check (kind in ('family', 'life', 'interest', 'other')),
  text text not null check (length(text) between 1 and 10000),
  learned_on date not null,
  learned_by uuid,
  archived_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, party_id) references party on delete cascade
);
create index party_note_by_party on party_note (workspace_id, party_id, learned_on);

create table link (
  workspace_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null check (kind in ('works-at', 'family', 'refers', 'supplies', 'produces-for', 'owns', 'friend')),
  note text,
  since date,
  until date,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, from_id, to_id, kind),
  foreign key (workspace_id, from_id) references party on delete cascade,
  foreign key (workspace_id, to_id) references party on delete cascade,
  check (from_id <> to_id)
);
create index link_by_target on link (workspace_id, to_id);

alter table party enable row level security;
alter table party_role enable row level security;
alter table party_email enable row level security;
alter table party_phone enable row level security;
alter table party_address enable row level security;
alter table occasion enable row level security;
alter table party_note enable row level security;
alter table link enable row level security;
create policy own_workspace on party using (workspace_id = platform.current_workspace());
create policy own_workspace on party_role using (workspace_id = platform.current_workspace());
create policy own_workspace on party_email using (workspace_id = platform.current_workspace());
create policy own_workspace on party_phone using (workspace_id = platform.current_workspace());
create policy own_workspace on party_address using (workspace_id = platform.current_workspace());
create policy own_workspace on occasion using (workspace_id = platform.current_workspace());
create policy own_workspace on party_note using (workspace_id = platform.current_workspace());
create policy own_workspace on link using (workspace_id = platform.current_workspace());
grant select, insert, update, delete
  on party, party_role, party_email, party_phone, party_address, occasion, party_note, link to rapport_app;

-- Row-level security keeps `like` from using the trigram index ("like" is not leakproof), so searches read this
-- view, which sees with the owner's rights the workspace that the connection is set to and no other. Every word
-- in `words` has a space before it, so that '% ma%' finds beginnings of words.
create view platform.party_search as
  select workspace_id, id, sort_name, archived_at is not null as is_archived, ' ' || search_text as words
  from party
  where workspace_id = platform.current_workspace();
grant select on platform.party_search to rapport_app;
