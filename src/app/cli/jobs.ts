import type { Command } from 'commander'
import { openOwnerPool } from '../../platform/database.ts'
import { jobsState, reviveJobs } from '../../platform/jobs/state.ts'
import type { CliContext } from './context.ts'
import { withMigrated } from './context.ts'

/** `rapport jobs` */
export function registerJobs(program: Command, context: CliContext): void {
  program
    .command('jobs')
    .description('Show the work that runs by itself: what waits, when it last ran, what failed for good.')
    .option('--retry', 'give what failed for good another chance')
    .option('--json', 'as JSON')
    .action((options: { retry?: boolean; json?: boolean }) => showJobs(context, options))
}

async function showJobs(
  { config, say, sayJson }: CliContext,
  { retry, json }: { retry?: boolean; json?: boolean },
): Promise<void> {
  const { state, revived } = await withMigrated(config(), async (_database, { url }) => {
    const pool = openOwnerPool(url, 2)
    try {
      const revived = retry ? await reviveJobs(pool) : 0
      return { state: await jobsState(pool), revived }
    } finally {
      await pool.end()
    }
  })
  if (json) return sayJson({ ...state, revived })
  if (retry) say(revived > 0 ? 'What failed will be tried again.' : 'Nothing had failed for good.')
  say(`${state.waiting} waiting, ${state.running} running, ${state.dead.length} failed for good`)
  for (const { schedule, lastFinishedAt, lastResult, lastError } of state.heartbeats) {
    const when = lastFinishedAt?.toISOString() ?? 'not yet'
    say(`  ${schedule}  ${when}  ${lastError ?? lastResult ?? ''}`)
  }
  for (const { id, reaction, attempts, failedAt } of state.dead) {
    say(`  job ${id} (${reaction ?? 'schedule'}) failed ${attempts} times, last ${failedAt.toISOString()}`)
  }
}
