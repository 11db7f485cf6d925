import type { Schedule } from '../../platform/work.ts'
import { forgetLooks, lookDays } from './actions/looks.ts'

/** What happens by itself. */
export const schedules: Schedule[] = [
  {
    name: 'looks-forgotten',
    cron: '40 3 * * *',
    run: async (desk) =>
      `Who looked at a profile, older than ${lookDays} days: ${await desk.writing(forgetLooks)}.`,
  },
]
