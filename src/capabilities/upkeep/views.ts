import { backupState } from '../../platform/backups/state.ts'
import { roomLeft } from '../../platform/files.ts'
import type { Reading } from '../../platform/work.ts'
import { happeningKinds, type Trouble, type Upkeep } from './model.ts'
import { type Beat, glimpseOf, type Sight, troublesIn } from './rules/troubles.ts'

/** What the system did by itself in this firm, and what an owner should see to. */
export async function overview(work: Reading): Promise<Upkeep> {
  const seen = await look(work)
  const { lastMadeAt, lastTriedAt } = seen.sight.backup
  return {
    troubles: troublesIn(seen.sight),
    schedules: seen.sight.beats.map((beat) => glimpseOf(beat, work.now)),
    jobs: seen.jobs,
    mail: seen.mail,
    backups: {
      lastMadeAt: lastMadeAt?.toISOString() ?? null,
      lastTriedAt: lastTriedAt?.toISOString() ?? null,
    },
    happenings: await lastHappenings(work),
  }
}

/** What an owner should see to. */
export async function troubles(work: Reading): Promise<{ items: Trouble[] }> {
  return { items: troublesIn((await look(work)).sight) }
}

type Seen = Readonly<{ sight: Sight; jobs: Upkeep['jobs']; mail: Upkeep['mail'] }>

async function look(work: Reading): Promise<Seen> {
  const [beats, jobs, mail] = [await beatsHere(work), await jobsHere(work), await mailHere(work)]
  const backup = await backupState((text) => work.db.query(text))
  const sight: Sight = {
    now: work.now,
    beats,
    deadJobs: jobs.dead.length,
    mailFailed: mail.failed,
    backup: {
      lastMadeAt: backup.lastMadeAt,
      lastTriedAt: backup.lastDrilledAt,
      hasFailed: backup.lastFailure !== null,
    },
    disk: await roomLeft(),
  }
  return { sight, jobs, mail }
}

/** What a machine does once for all firms, and its failures with it. */
const chores = ['backup', 'backup-drill']

async function beatsHere({ db, workspaceId }: Reading): Promise<Beat[]> {
  return db.query<Beat>(
    `select heartbeat.schedule as name, cron, known_since as "knownSince", watched_since as "watchedSince",
       last_started_at as "startedAt", last_finished_at as "finishedAt",
       case when heartbeat.schedule = any($2::text[]) and last_error is not null then last_finished_at
         else failure.failed_at end as "failedAt"
     from platform.heartbeat
     left join schedule_failure failure
       on failure.workspace_id = $1 and failure.schedule = heartbeat.schedule
     where cron is not null
     order by heartbeat.schedule`,
    [workspaceId, chores],
  )
}

type JobRow = Readonly<{
  id: string
  task: string
  attempts: number
  isDead: boolean
  isRunning: boolean
  triedAt: Date
}>

async function jobsHere({ db }: Reading): Promise<Upkeep['jobs']> {
  const rows = await db.query<JobRow>(
    `select id::text, task, attempts, attempts >= most_attempts and not is_running as "isDead",
       is_running as "isRunning", tried_at as "triedAt"
     from platform.jobs_here()
     order by tried_at desc`,
  )
  const dead = rows.filter(({ isDead }) => isDead)
  return {
    waiting: rows.filter(({ isDead, isRunning }) => !isDead && !isRunning).length,
    running: rows.filter(({ isRunning }) => isRunning).length,
    dead: dead
      .slice(0, 100)
      .map(({ id, task, attempts, triedAt }) => ({ id, task, attempts, triedAt: triedAt.toISOString() })),
  }
}

/** The name of a job of this firm that was put aside; null where there is none with this number. */
export async function taskOfDead({ db }: Reading, id: string): Promise<string | null> {
  const [row] = await db.query<{ task: string }>(
    `select task from platform.jobs_here() where id = $1::bigint and attempts >= most_attempts and not is_running`,
    [id],
  )
  return row?.task ?? null
}

async function mailHere({ db, workspaceId, now }: Reading): Promise<Upkeep['mail']> {
  const [row] = await db.query<{ waiting: number; failed: number; lastSentAt: Date | null }>(
    `select count(*) filter (where state in ('waiting', 'sending'))::int as waiting,
       count(*) filter (where state = 'failed' and settled_at > $2::timestamptz - interval '1 day')::int as failed,
       max(settled_at) filter (where state = 'sent') as "lastSentAt"
     from mail
     where workspace_id = $1`,
    [workspaceId, now],
  )
  return { waiting: row.waiting, failed: row.failed, lastSentAt: row.lastSentAt?.toISOString() ?? null }
}

type HappeningRow = Omit<Upkeep['happenings'][number], 'at'> & Readonly<{ at: Date }>

/** Looked for among the last facts only: a large file brings a hundred thousand others. */
async function lastHappenings({ db, workspaceId }: Reading): Promise<Upkeep['happenings']> {
  const rows = await db.query<HappeningRow>(
    `select last.id, last.kind, last.happened_at as at, member.name as member
     from (
       select id, kind, happened_at, member_id
       from fact
       where workspace_id = $1
       order by id desc
       limit 5000) last
     left join member on member.workspace_id = $1 and member.id = last.member_id
     where last.kind = any($2::text[])
     order by last.id desc
     limit 50`,
    [workspaceId, happeningKinds],
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
