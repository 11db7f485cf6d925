import type { Id } from '../../kernel/id.ts'
import type { Reaction, Schedule } from '../../platform/work.ts'
import { carryOut } from './actions/carry-out.ts'
import { takeBack } from './actions/undo.ts'
import { daysKept, forgetUploads, sweepInterrupted } from './actions/sweep.ts'

/** What follows from facts: a file that somebody asked for is read. Run again, it finds nothing to do. */
export const reactions: Reaction[] = [
  {
    name: 'carry-out-import',
    to: ['ImportStarted'],
    run: async (desk, fact) => {
      if (fact.subjectId !== null) await carryOut(desk, fact.subjectId as Id<'import'>)
    },
  },
  {
    name: 'undo-import',
    to: ['ImportUndoAsked'],
    run: async (desk, fact) => {
      if (fact.subjectId !== null) await takeBack(desk, fact.subjectId as Id<'import'>)
    },
  },
]

/** What happens by itself. */
export const schedules: Schedule[] = [
  {
    name: 'imports-interrupted',
    cron: '* * * * *',
    run: async (desk) => {
      const swept = await sweepInterrupted(desk)
      return swept === 0 ? 'No import was interrupted.' : `Interrupted, nothing was written: ${swept}.`
    },
  },
  {
    name: 'imports-forgotten',
    cron: '20 3 * * *',
    run: async (desk) =>
      `Uploads older than ${daysKept} days: ${await forgetUploads(desk)}. What they brought in stays.`,
  },
]
