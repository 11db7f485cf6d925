-- What runs by itself, as an owner sees it: when each schedule should run, where it failed, and the jobs of one's own firm.

-- How often it should run; since when it is known; and since when a process runs it that is up now.
alter table platform.heartbeat add column cron text;
alter table platform.heartbeat add column known_since timestamptz;
alter table platform.heartbeat add column watched_since timestamptz;

-- When a schedule last failed in a firm; it fails still if that was in its last run.
create table schedule_failure (
  workspace_id uuid not null references workspace,
  schedule text not null check (schedule ~ '^[a-z-]+$'),
  failed_at timestamptz not null,
  code text not null,
  primary key (workspace_id, schedule)
);
alter table schedule_failure enable row level security;
create policy own_workspace on schedule_failure using (workspace_id = platform.current_workspace());
grant select, insert, update on schedule_failure to rapport_app;

-- The queue belongs to the control plane; through these a firm sees and touches its own jobs and no others. What a job
-- was given and what it said when it failed may hold people's data, and stays inside.
create function platform.jobs_here()
  returns table (id bigint, task text, attempts int, most_attempts int, is_running boolean, run_at timestamptz,
    tried_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog
as $$
begin
  return query
    select job.id, coalesce(job.payload ->> 'reaction', job.payload ->> 'name', kind.identifier), job.attempts::int,
      job.max_attempts::int, job.locked_at is not null, job.run_at, job.updated_at
    from jobs._private_jobs job
    join jobs._private_tasks kind on kind.id = job.task_id
    where job.payload ->> 'workspaceId' = platform.current_workspace()::text;
end $$;

create function platform.retry_job(job_id bigint) returns boolean
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  perform jobs.reschedule_jobs(array[job.id], run_at => now(), attempts => 0)
  from platform.jobs_here() job
  where job.id = job_id and job.attempts >= job.most_attempts and not job.is_running;
  return found;
end $$;

create function platform.give_up_job(job_id bigint) returns boolean
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  perform jobs.complete_jobs(array[job.id])
  from platform.jobs_here() job
  where job.id = job_id and job.attempts >= job.most_attempts and not job.is_running;
  return found;
end $$;

revoke execute on function platform.jobs_here(), platform.retry_job(bigint), platform.give_up_job(bigint) from public;
grant execute on function platform.jobs_here(), platform.retry_job(bigint), platform.give_up_job(bigint)
  to rapport_app;
