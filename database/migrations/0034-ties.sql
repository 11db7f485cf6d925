-- A tie has a role, a beginning and an end; and a firm may have kinds of ties of its own.

create table link_kind (
  workspace_id uuid not null references workspace,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  reverse_name text not null check (length(reverse_name) between 1 and 80),
  retired_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index link_kind_by_name on link_kind (workspace_id, lower(name)) where retired_at is null;
alter table link_kind enable row level security;
create policy own_workspace on link_kind using (workspace_id = platform.current_workspace());
grant select, insert, update, delete on link_kind to rapport_app;

alter table link add column role text check (length(role) <= 300);
alter table link add column version int not null default 1;
alter table link add column own_kind_id uuid;
alter table link add foreign key (workspace_id, own_kind_id) references link_kind;
create index link_by_own_kind on link (workspace_id, own_kind_id) where own_kind_id is not null;
alter table link drop constraint link_kind_check;
alter table link add constraint link_kind_check check (kind in (
  'works-at', 'family', 'refers', 'supplies', 'produces-for', 'owns', 'friend', 'own'));
alter table link add constraint link_own_kind_check check ((kind = 'own') = (own_kind_id is not null));
alter table link add constraint link_dates_check check (until >= since);
alter table link drop constraint link_workspace_id_from_id_to_id_kind_key;
alter table link add constraint link_once unique nulls not distinct (
  workspace_id, from_id, to_id, kind, own_kind_id);

-- Who else is at the same house, where nobody has tied them to it.
create index party_by_organisation on party (workspace_id, organisation_name) where organisation_name is not null;
