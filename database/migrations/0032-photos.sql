-- A face to every name: one photo of a party, upright, in two sizes, without what the camera wrote into it.

create table party_photo (
  workspace_id uuid not null,
  party_id uuid not null,
  -- Of the content: whoever has seen this one needs no other.
  digest text not null check (digest ~ '^[0-9a-f]{16}$'),
  large bytea not null check (length(large) <= 1000000),
  small bytea not null check (length(small) <= 100000),
  added_by uuid,
  created_at timestamptz not null,
  primary key (workspace_id, party_id),
  foreign key (workspace_id, party_id) references party on delete cascade
);
alter table party_photo alter column large set storage external;
alter table party_photo alter column small set storage external;
alter table party_photo enable row level security;
create policy own_workspace on party_photo using (workspace_id = platform.current_workspace());
create policy stewarded on party_photo as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
grant select, insert, update, delete on party_photo to rapport_app;
