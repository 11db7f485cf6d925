import type { Id } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Writing } from '../../../platform/work.ts'
import { viewRemoved, viewSaved } from '../facts.ts'
import type { SavedView, ViewInput } from '../model/list.ts'
import { deleteView, insertView, lockView, saveView } from '../store.ts'
import { view } from '../views/saved-views.ts'

/** Saves a new view; no other is touched. */
export async function addView(work: Writing, input: ViewInput): Promise<SavedView> {
  const id = work.newId('view')
  await insertView(work, { ...input, id })
  await work.announce(viewSaved(id, input.shared))
  return view(work, { id })
}

type Change = { [Field in keyof ViewInput]?: ViewInput[Field] | undefined } & {
  id: Id<'view'>
  version: number
}

/** Updates a view at the version one has seen. */
export async function changeView(work: Writing, { id, version, ...input }: Change): Promise<SavedView> {
  await lockView(work, id)
  const before = await changeable(work, id)
  if (before.version !== version) {
    throw refuse('changed-meanwhile', { what: 'view', version: before.version })
  }
  const { name = before.name, shared = before.shared, arrangement = before.arrangement } = input
  await saveView(work, { id, name, shared, arrangement })
  await work.announce(viewSaved(id, shared))
  return view(work, { id })
}

/** Removes a view; nobody in it is touched. */
export async function removeView(work: Writing, { id }: { id: Id<'view'> }): Promise<{ done: true }> {
  await changeable(work, id)
  await deleteView(work, id)
  await work.announce(viewRemoved(id))
  return { done: true }
}

async function changeable(work: Writing, id: Id<'view'>): Promise<SavedView> {
  const before = await view(work, { id })
  if (!before.mayChange) throw refuse('not-allowed', { reason: 'not-your-view' })
  return before
}
