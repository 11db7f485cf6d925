-- What somebody agreed to, since when, how they said so, and what proves it. Nothing of it is overwritten: a consent
-- that ends keeps its beginning, and one that is given again is another.

create table consent (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  purpose text not null check (purpose in (
    'newsletter', 'offers', 'calls', 'messages', 'surveys', 'photo', 'introductions', 'other')),
  detail text check (length(detail) <= 300),
  given_on date not null,
  given_how text not null check (given_how in ('in-person', 'paper', 'phone', 'email', 'online', 'other')),
  proof text check (length(proof) <= 2000),
  recorded_by uuid,
  withdrawn_on date check (withdrawn_on >= given_on),
  withdrawn_how text check (withdrawn_how in ('in-person', 'paper', 'phone', 'email', 'online', 'other')),
  withdrawal_recorded_by uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, party_id) references party on delete cascade,
  check ((withdrawn_on is null) = (withdrawn_how is null))
);
create index consent_by_party on consent (workspace_id, party_id, given_on);
alter table consent enable row level security;
create policy own_workspace on consent using (workspace_id = platform.current_workspace());
create policy stewarded on consent as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
grant select, insert, update, delete on consent to rapport_app;
