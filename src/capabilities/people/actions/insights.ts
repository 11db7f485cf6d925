import type { Id, PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Writing } from '../../../platform/work.ts'
import { insightAdded, insightArchived, insightChanged, insightRestored } from '../facts.ts'
import type { Insight, InsightInput, InsightKind } from '../model/insight.ts'
import { measured } from '../rules/insight.ts'
import { type KeptInsight, insertInsight, lockInsight, updateInsight } from '../store/insights.ts'
import { lockParty } from '../store/load.ts'
import { recordOf } from '../views/get.ts'

type Which = { id: PartyId; insightId: Id<'insight'> }

/** Writes down today what one understood of a party. */
export async function addInsight(
  work: Writing,
  { id, kind, text, ...given }: InsightInput & { id: PartyId },
): Promise<Insight> {
  if (!(await lockParty(work, id))) throw refuse('not-found', { what: 'party' })
  const insightId = work.newId('insight')
  const insight = { id: insightId, kind, text, ...assertMeasured(kind, given) }
  await insertInsight(work, id, { ...insight, learnedBy: work.actor.memberId })
  await work.announce(insightAdded(id, insightId, kind))
  return shown(work, { id, insightId })
}

type Change = Which & {
  version: number
  text?: string | undefined
  importance?: InsightInput['importance'] | undefined
  state?: InsightInput['state'] | undefined
}

/** Changes what one understood, how much it matters, or whether it is met. */
export async function changeInsight(work: Writing, { version, ...change }: Change): Promise<Insight> {
  const before = await load(work, change)
  if (before.version !== version)
    throw refuse('changed-meanwhile', { what: 'insight', version: before.version })
  const { text = before.text, importance = before.importance, state = before.state } = change
  const after = { text, ...assertMeasured(before.kind, { importance, state }) }
  const fields = (['text', 'importance', 'state'] as const).filter((field) => after[field] !== before[field])
  if (fields.length > 0) {
    await updateInsight(work, { ...before, ...after })
    await work.announce(insightChanged(change.id, change.insightId, fields))
  }
  return shown(work, change)
}

/** Puts away what is no longer so. */
export async function archiveInsight(work: Writing, which: Which): Promise<{ done: true }> {
  const insight = await load(work, which)
  await updateInsight(work, { ...insight, isArchived: true })
  await work.announce(insightArchived(which.id, which.insightId))
  return { done: true }
}

/** Brings back what was put away. */
export async function restoreInsight(work: Writing, which: Which): Promise<Insight> {
  const insight = await lockInsight(work, which)
  if (!insight) throw refuse('not-found', { what: 'insight' })
  if (insight.isArchived) {
    await updateInsight(work, { ...insight, isArchived: false })
    await work.announce(insightRestored(which.id, which.insightId))
  }
  return shown(work, which)
}

async function load(work: Writing, which: Which): Promise<KeptInsight> {
  const insight = await lockInsight(work, which)
  if (!insight || insight.isArchived) throw refuse('not-found', { what: 'insight' })
  return insight
}

function assertMeasured(kind: InsightKind, given: Pick<InsightInput, 'importance' | 'state'>) {
  const outcome = measured(kind, given)
  if (outcome.kind === 'refused')
    throw refuse('invalid', { field: outcome.field, expected: 'nothing, for this kind' })
  return outcome.measures
}

async function shown(work: Writing, { id, insightId }: Which): Promise<Insight> {
  const { insights } = await recordOf(work, { id })
  const insight = insights.find((one) => one.id === insightId)
  if (!insight) throw new Error('An insight that was just written is not there.')
  return insight
}
