import type { Fact } from '../../kernel/fact.ts'
import type { PartyId, WorkspaceId } from '../../kernel/id.ts'
import type { HistoryVerdict, State } from './model.ts'

/** Somebody asked for the firm to be worked out anew. Its subject is the workspace, so that it is found again. */
export const refitAsked = (workspaceId: WorkspaceId): Fact<'VitalityRefitAsked'> => ({
  kind: 'VitalityRefitAsked',
  subjectId: workspaceId,
})

/** The whole firm was fitted and every customer scored with it. */
export const vitalityRefitted = (
  fitId: string,
  details: { asOf: string; customers: number; changed: number; verdict: HistoryVerdict },
): Fact<'VitalityRefitted'> => ({ kind: 'VitalityRefitted', subjectId: fitId, details })

/** One relationship is said to be in another state than before. */
export const vitalityChanged = (
  partyId: PartyId,
  details: { before: State; after: State; onDay: string },
): Fact<'VitalityChanged'> => ({ kind: 'VitalityChanged', subjectId: partyId, partyId, details })
