import { refuse } from '../../../kernel/refusal.ts'
import type { Writing } from '../../../platform/work.ts'
import { importCancelled, importStarted } from '../facts.ts'
import type { Import, Plan } from '../model.ts'
import { flawOfPlan } from '../rules/plan.ts'
import { type ImportId, lockState, saveCancelled, saveStart } from '../store.ts'
import { get } from '../views.ts'

type Start = Readonly<{ id: ImportId; plan: Plan }>

/** Tries a file out: everything but the writing. */
export async function tryOut(work: Writing, input: Start): Promise<Import> {
  await prepare(work, input, 'trying')
  await work.announce(importStarted(input.id, { dryRun: true }))
  return get(work, input)
}

/** Brings a file in. */
export async function bringIn(work: Writing, input: Start): Promise<Import> {
  await prepare(work, input, 'writing')
  await work.announce(importStarted(input.id, { dryRun: false }))
  return get(work, input)
}

/** Makes a file ready for work that the caller does at once, such as the command line: no job is told. */
export async function prepare(
  work: Writing,
  { id, plan }: Start,
  state: 'trying' | 'writing',
): Promise<void> {
  const before = await lockState(work, id)
  if (before === null) throw refuse('not-found', { what: 'import' })
  if (before === 'trying' || before === 'writing' || before === 'undoing')
    throw refuse('already-running', { what: 'import' })
  const { sniffed } = await get(work, { id })
  const flaw = flawOfPlan(plan, sniffed)
  if (flaw) throw refuse('invalid', flaw)
  await saveStart(work, id, { state, plan })
}

/** Stops an import; nothing of it stays. */
export async function cancel(work: Writing, { id }: { id: ImportId }): Promise<Import> {
  const state = await lockState(work, id)
  if (state === null) throw refuse('not-found', { what: 'import' })
  if (state === 'trying' || state === 'writing' || state === 'received' || state === 'tried') {
    await saveCancelled(work, id)
    await work.announce(importCancelled(id))
  }
  return get(work, { id })
}
