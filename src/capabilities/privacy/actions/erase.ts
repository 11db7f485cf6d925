import type { PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { dropAnswers } from '../../../platform/http/idempotency.ts'
import { forgetMailTo } from '../../../platform/mail/forget.ts'
import type { Desk, Writing } from '../../../platform/work.ts'
import { forgetExamples, removeUploads } from '../../imports/actions/forget-person.ts'
import { eraseHeld, holdForErasing } from '../../people/actions/erase.ts'
import { letBack as letBackIn } from '../../people/actions/forgotten.ts'
import { takeOutOfBooks } from '../../trade/actions/unname.ts'
import { letBackIn as letBackInFact } from '../facts.ts'
import type { Erasure } from '../model.ts'
import { type ErasureId, insertErasure, saveFilesGone, saveLetBack } from '../store.ts'
import { erasure } from '../views/erasures.ts'
import { heldCounts } from '../views/held.ts'

type Asked = Readonly<{ id: PartyId; version: number; name: string }>

/**
 * Erases somebody for good, in one transaction: all that hangs on them, what was answered and mailed about them, what
 * uploads showed. Figures stay, as of somebody unknown. The uploaded files go right after, as a job.
 */
export async function erase(work: Writing, asked: Asked): Promise<Erasure> {
  const held = await holdForErasing(work, asked)
  const { party, names, emails } = held
  const erasureId = work.newId('erasure')
  const {
    fact: _facts,
    trade: _trades,
    trade_line: _lines,
    payment: _payments,
    ...counts
  } = await heldCounts(work, party.id)
  await forgetExamples(work, names)
  const kept = await takeOutOfBooks(work, { partyId: party.id, names })
  await forgetMailTo(work, emails)
  await dropAnswers(work)
  await insertErasure(work, {
    id: erasureId,
    formerId: party.id,
    kind: party.kind,
    counts,
    tradesKept: kept.trades,
    paymentsKept: kept.payments,
  })
  await eraseHeld(work, held, erasureId)
  return erasure(work, { id: erasureId })
}

/** Removes uploaded files, in which whoever was erased may stand. */
export async function removeFilesAfter(
  desk: Desk,
  { erasureId, at }: Readonly<{ erasureId: string; at: Date }>,
): Promise<void> {
  await removeUploads(desk, at)
  await desk.writing((work) => saveFilesGone(work, erasureId))
}

/** Allows again that somebody who was erased is brought in: they came back, or it was a mistake. */
export async function letBack(work: Writing, { id }: { id: ErasureId }): Promise<Erasure> {
  if (!(await saveLetBack(work, id))) throw refuse('not-found', { what: 'erasure' })
  await letBackIn(work, id)
  await work.announce(letBackInFact(id))
  return erasure(work, { id })
}
