-- The ground everything stands on: who may touch what, the ledger, replayed answers, the door to the job queue.

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gin;

-- The application works as roles that own nothing: row-level security and append-only hold by privilege.
do $$
begin
  if not exists (select from pg_roles where rolname = 'rapport_app') then create role rapport_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'rapport_control') then create role rapport_control nologin; end if;
end $$;
grant rapport_app, rapport_control to current_user;

create schema auth;
create schema platform;
grant usage on schema public, platform to rapport_app;
grant usage on schema auth, platform to rapport_control;
revoke create on schema public from public;

-- The workspace that this connection speaks for; null when none was set, and then every row is out of sight.
create function platform.current_workspace() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('rapport.workspace_id', true), '')::uuid;

create table fact (
  workspace_id uuid not null,
  id uuid not null,
  happened_at timestamptz not null,
  member_id uuid,
  kind text not null check (kind ~ '^[A-Z][A-Za-z]+$'),
  subject_id uuid,
  party_id uuid,
  details jsonb not null default '{}',
  primary key (workspace_id, id)
);
create index fact_by_subject on fact (workspace_id, subject_id, id);
create index fact_by_party on fact (workspace_id, party_id, id) where party_id is not null;
alter table fact enable row level security;
create policy own_workspace on fact using (workspace_id = platform.current_workspace());
grant select, insert on fact to rapport_app;

-- The first answer to a write, given again when the same key comes back.
create table idempotency_key (
  workspace_id uuid not null,
  member_id uuid not null,
  key text not null check (length(key) between 8 and 200),
  request_digest text not null,
  status int,
  response text,
  created_at timestamptz not null,
  primary key (workspace_id, member_id, key)
);
create index idempotency_key_by_age on idempotency_key (workspace_id, created_at);
alter table idempotency_key enable row level security;
create policy own_workspace on idempotency_key using (workspace_id = platform.current_workspace());
grant select, insert, update, delete on idempotency_key to rapport_app;

-- When each schedule last ran and how it went: the heartbeat that the screens show.
create table platform.heartbeat (
  schedule text primary key,
  last_started_at timestamptz,
  last_finished_at timestamptz,
  last_result text,
  last_error text
);
grant select, insert, update on platform.heartbeat to rapport_app, rapport_control;

-- The one way from a transaction of the application into the job queue. A job with a key that waits already keeps its
-- time, or steady work would put it off for ever; one that runs already gets another after it.
create function platform.enqueue(task text, payload json, job_key text default null, run_at timestamptz default null)
  returns void language plpgsql security definer set search_path = pg_catalog
as $$
begin
  perform jobs.add_job(
    identifier => task, payload => payload, run_at => coalesce(run_at, now()), max_attempts => 12,
    job_key => job_key, job_key_mode => case when job_key is null then null else 'preserve_run_at' end);
end $$;
revoke execute on function platform.enqueue(text, json, text, timestamptz) from public;
grant execute on function platform.enqueue(text, json, text, timestamptz) to rapport_app;
