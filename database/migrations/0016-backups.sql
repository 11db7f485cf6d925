-- What came of each backup and of each drill, in which the newest backup is restored into a throw-away database. It
-- tells of this machine and its folder, so it belongs to no workspace and is in no backup itself.
create table platform.backup_run (
  id uuid primary key,
  kind text not null check (kind in ('backup', 'drill')),
  reason text not null check (reason in ('scheduled', 'asked', 'command')),
  -- The file's name in the folder of backups, or its whole path where it was written elsewhere.
  file text,
  started_at timestamptz not null,
  finished_at timestamptz,
  -- Null while it runs; otherwise 'done', or a code of what went wrong.
  outcome text,
  byte_count bigint,
  row_count bigint,
  took_ms bigint
);
create index backup_run_by_age on platform.backup_run (kind, started_at);
grant select on platform.backup_run to rapport_app;
