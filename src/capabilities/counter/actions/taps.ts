import type { Writing } from '../../../platform/work.ts'
import { archive, change, logMany } from '../../interactions/actions.ts'
import { partiesAmong } from '../../interactions/views.ts'
import type { Tap, TapResult } from '../model.ts'
import { momentOf, notesWith, sameTalkMinutes, sameVisitMinutes } from '../rules/taps.ts'
import { insertTap, saveTakenBack, takeTurns } from '../store.ts'
import { type TapOnRecord, tapsOnRecord, visitAround } from '../views/taps.ts'

/** Records what was tapped at the counter, in the order in which it was; what is on record stays as it is. */
export async function tap(work: Writing, { taps }: { taps: Tap[] }): Promise<{ results: TapResult[] }> {
  const parties = await partiesAmong(
    work,
    taps.map(({ partyId }) => partyId),
  )
  await takeTurns(work, [...parties])
  const known = await tapsOnRecord(
    work,
    taps.map(({ id }) => id),
  )
  const results: TapResult[] = []
  const done = new Map<Tap['id'], TapResult>()
  for (const one of taps) {
    const before = done.get(one.id) ?? (await answerOf(work, known.get(one.id)))
    const result = before ?? (parties.has(one.partyId) ? await record(work, one) : refused(one))
    done.set(one.id, result)
    results.push(result)
  }
  return { results }
}

const refused = ({ id }: Tap): TapResult => ({ id, outcome: 'refused', by: null, at: null })

/** What was answered when the tap came for the first time; the answer may have been lost on its way. */
async function answerOf(work: Writing, before: TapOnRecord | undefined): Promise<TapResult | null> {
  if (before === undefined) return null
  const { id, kind, outcome, partyId, at } = before
  if (outcome !== 'same-visit') return { id, outcome, by: null, at: null }
  if (kind === 'note') return { id, outcome: 'kept', by: null, at: null }
  const other = await visitAround(work, { partyId, at, minutes: sameVisitMinutes })
  return { id, outcome, by: other?.by ?? null, at: other?.at.toISOString() ?? null }
}

async function record(work: Writing, one: Tap): Promise<TapResult> {
  if (one.kind === 'take-back') return takeBack(work, one)
  const at = momentOf(new Date(one.at), work.now)
  if (at === null) return refused(one)
  const minutes = one.kind === 'note' ? sameTalkMinutes : sameVisitMinutes
  const other = one.evenSo ? null : await visitAround(work, { partyId: one.partyId, at, minutes })
  if (other === null) return keep(work, one, at)
  if (one.kind === 'note') return addNote(work, one, other)
  await insertTap(work, { ...tapOf(work, one), happenedAt: at, outcome: 'same-visit' })
  return { id: one.id, outcome: 'same-visit', by: other.by, at: other.at.toISOString() }
}

const tapOf = (work: Writing, { id, partyId, kind }: Tap) => ({
  id,
  partyId,
  kind,
  memberId: work.actor.memberId,
})

async function keep(work: Writing, one: Tap, at: Date): Promise<TapResult> {
  await insertTap(work, { ...tapOf(work, one), happenedAt: at, outcome: 'kept' })
  await logMany(work, [
    {
      partyId: one.partyId,
      kind: 'visit',
      direction: 'in',
      outcome: 'reached',
      happenedAt: at.toISOString(),
      minutes: null,
      notes: one.text,
      asked: null,
      said: null,
      nextOn: null,
      promise: null,
      source: 'counter',
      externalId: one.id,
      memberId: work.actor.memberId,
    },
  ])
  return { id: one.id, outcome: 'kept', by: null, at: null }
}

/** A note that comes with a visit is written to it. */
async function addNote(work: Writing, one: Tap, visit: TapOnRecord): Promise<TapResult> {
  await insertTap(work, { ...tapOf(work, one), happenedAt: visit.at, outcome: 'same-visit' })
  if (visit.talkId !== null && visit.talkVersion !== null && one.text) {
    await change(work, {
      id: visit.talkId,
      version: visit.talkVersion,
      notes: notesWith(visit.notes, one.text),
    })
  }
  return { id: one.id, outcome: 'kept', by: null, at: null }
}

async function takeBack(work: Writing, one: Tap): Promise<TapResult> {
  const before = one.of === null ? undefined : (await tapsOnRecord(work, [one.of])).get(one.of)
  if (before === undefined || before.partyId !== one.partyId) return refused(one)
  if (before.outcome === 'kept') {
    if (before.talkId !== null) await archive(work, { id: before.talkId })
    await saveTakenBack(work, before.id)
  }
  await insertTap(work, { ...tapOf(work, one), happenedAt: work.now, outcome: 'taken-back' })
  return { id: one.id, outcome: 'taken-back', by: null, at: null }
}
