-- What an import wrote is noted down, so that all of it can be taken back, also weeks later: who and what is new, what
-- others gained, how that stood which it changed.

update import set sniffed = '{"format": "table"}' || sniffed;
update import set report = '{"cellsLeftOut": 0, "leftOut": [], "archived": 0}' || report where report is not null;

alter table import
  -- Whether what it wrote is noted; what came in before this was built can't be taken back.
  add column noted boolean not null default false,
  add column undo jsonb,
  drop constraint import_state_check,
  add constraint import_state_check check (state in (
    'received', 'trying', 'tried', 'writing', 'done', 'failed', 'cancelled', 'undoing', 'undone'));

-- Ids in batches: a row for each of a million new people would cost as much as the people.
create table import_batch (
  workspace_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  source text not null,
  parties uuid[] not null,
  trades uuid[] not null,
  products uuid[] not null,
  -- The last fact of the import: whoever is named by a later one was touched since.
  since uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, import_id) references import on delete cascade
);
create index import_batch_by_import on import_batch (workspace_id, import_id, id);

create table import_gain (
  workspace_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  party_id uuid not null,
  gain jsonb not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, import_id) references import on delete cascade,
  foreign key (workspace_id, party_id) references party on delete cascade
);
create index import_gain_by_import on import_gain (workspace_id, import_id, id);
create index import_gain_by_party on import_gain (workspace_id, party_id);

create table import_trade_change (
  workspace_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  trade_id uuid not null,
  before jsonb not null,
  version int not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, import_id) references import on delete cascade,
  foreign key (workspace_id, trade_id) references trade on delete cascade
);
create index import_trade_change_by_import on import_trade_change (workspace_id, import_id, id);
create index import_trade_change_by_trade on import_trade_change (workspace_id, trade_id);

alter table import_batch enable row level security;
alter table import_gain enable row level security;
alter table import_trade_change enable row level security;
create policy own_workspace on import_batch using (workspace_id = platform.current_workspace());
create policy own_workspace on import_gain using (workspace_id = platform.current_workspace());
create policy own_workspace on import_trade_change using (workspace_id = platform.current_workspace());
create policy stewarded on import_gain as restrictive to rapport_limited
  using (party_id in (select platform.stewarded()));
grant select, insert, update, delete on import_batch, import_gain, import_trade_change to rapport_app;
