import type { Reaction, Schedule } from '../../platform/work.ts'
import { scan, type Scanned } from './actions/scan.ts'

/** A member did not want to wait for the night. */
export const reactions: Reaction[] = [
  {
    name: 'look-for-duplicates',
    to: ['DuplicateScanAsked'],
    debounceSeconds: 1,
    run: async (desk) => {
      await scan(desk)
    },
  },
]

/** Every night, before the list of the day is made. */
export const schedules: Schedule[] = [
  {
    name: 'duplicates-nightly',
    cron: '40 2 * * *',
    run: async (desk) => told(await scan(desk)),
  },
]

function told({ looked, compared, found }: Scanned): string {
  return `Records that were new or changed: ${looked}; pairs compared: ${compared}; found that may be one: ${found}.`
}
