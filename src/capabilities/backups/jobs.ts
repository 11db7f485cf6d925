import type { Reaction } from '../../platform/work.ts'
import { drillAskedFor, makeAsked } from './actions.ts'

/** What is made and tried by itself every day and week, the platform does once for all firms. */
export const reactions: Reaction[] = [
  { name: 'backup-asked', to: ['BackupAsked'], debounceSeconds: 0, run: makeAsked },
  { name: 'backup-drill-asked', to: ['BackupDrillAsked'], debounceSeconds: 0, run: drillAskedFor },
]
