-- What we understand of somebody: why they deal with us, what they want, expect, need and offer, in their words.

create table party_insight (
  workspace_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  kind text not null check (kind in ('why', 'want', 'expectation', 'need', 'offering')),
  text text not null check (length(text) between 1 and 2000),
  importance text check (importance in ('minor', 'normal', 'vital')),
  state text check (state in ('met', 'not-met', 'not-known')),
  learned_on date not null,
  learned_by uuid,
  archived_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, party_id) references party on delete cascade,
  -- Only what somebody wants or expects can be met, and matters more or less.
  check ((kind in ('want', 'expectation')) = (state is not null)),
  check ((kind in ('want', 'expectation')) = (importance is not null))
);
create index party_insight_by_party on party_insight (workspace_id, party_id, created_at);
alter table party_insight enable row level security;
create policy own_workspace on party_insight using (workspace_id = platform.current_workspace());
create policy stewarded on party_insight as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
grant select, insert, update, delete on party_insight to rapport_app;
