import type { Fact } from '../../kernel/fact.ts'

/** Work that was put aside is tried again. `task` is a name of ours. */
export const jobTriedAgain = (task: string): Fact => ({ kind: 'JobTriedAgain', details: { task } })

/** Work that was put aside will not be done. */
export const jobGivenUp = (task: string): Fact => ({ kind: 'JobGivenUp', details: { task } })
