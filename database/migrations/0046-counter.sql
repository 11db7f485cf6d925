-- The counter: what was tapped there, once each, and which card is whose.

create table counter_tap (
  workspace_id uuid not null references workspace,
  id uuid not null,
  party_id uuid not null,
  member_id uuid,
  kind text not null check (kind in ('visit', 'note', 'take-back')),
  happened_at timestamptz not null,
  outcome text not null check (outcome in ('kept', 'same-visit', 'taken-back')),
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, party_id) references party on delete cascade,
  foreign key (workspace_id, member_id) references member
);
create index counter_tap_by_party on counter_tap (workspace_id, party_id, happened_at desc);
create index counter_tap_by_member on counter_tap (workspace_id, member_id);

create table party_card (
  workspace_id uuid not null references workspace,
  code text not null check (length(code) between 4 and 200),
  party_id uuid not null,
  created_at timestamptz not null,
  primary key (workspace_id, code),
  foreign key (workspace_id, party_id) references party on delete cascade
);
create index party_card_by_party on party_card (workspace_id, party_id);

alter table counter_tap enable row level security;
alter table party_card enable row level security;
create policy own_workspace on counter_tap using (workspace_id = platform.current_workspace());
create policy own_workspace on party_card using (workspace_id = platform.current_workspace());
create policy stewarded on counter_tap as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
create policy stewarded on party_card as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
grant select, insert, update, delete on counter_tap, party_card to rapport_app;
