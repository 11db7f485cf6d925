import type { Schedule } from '../../platform/work.ts'
import { watch } from './actions.ts'

/** Somebody has to look whether the others still do their work. */
export const schedules: Schedule[] = [
  {
    name: 'watch',
    cron: '*/5 * * * *',
    run: async (desk) => {
      const count = await watch(desk)
      return count === 0 ? 'Everything runs.' : `Troubles that an owner should see to: ${count}.`
    },
  },
]
