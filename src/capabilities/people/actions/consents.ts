import type { Id, PartyId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Writing } from '../../../platform/work.ts'
import { consentGiven, consentWithdrawn } from '../facts.ts'
import type { Consent, ConsentInput, Withdrawal } from '../model/consent.ts'
import { insertConsent, lockConsent, saveWithdrawn } from '../store/consents.ts'
import { lockParty } from '../store/load.ts'
import { recordOf } from '../views/get.ts'

/** Writes down what somebody agreed to, with its proof. */
export async function addConsent(
  work: Writing,
  { id, ...input }: ConsentInput & { id: PartyId },
): Promise<Consent> {
  if (!(await lockParty(work, id))) throw refuse('not-found', { what: 'party' })
  const givenOn = input.givenOn ?? work.today
  if (givenOn > work.today) throw refuse('invalid', { field: 'givenOn', reason: 'in-the-future' })
  const consentId = work.newId('consent')
  await insertConsent(work, id, { ...input, id: consentId, givenOn })
  await work.announce(consentGiven(id, consentId, input.purpose))
  return shown(work, { id, consentId })
}

/** Writes down that somebody took a consent back; that it was given stays on record. */
export async function withdrawConsent(
  work: Writing,
  { id, consentId, ...withdrawal }: Withdrawal & { id: PartyId; consentId: Id<'consent'> },
): Promise<Consent> {
  const consent = await lockConsent(work, { id, consentId })
  if (!consent) throw refuse('not-found', { what: 'consent' })
  if (consent.withdrawnOn !== null) return shown(work, { id, consentId })
  const withdrawnOn = withdrawal.withdrawnOn ?? work.today
  if (withdrawnOn > work.today) throw refuse('invalid', { field: 'withdrawnOn', reason: 'in-the-future' })
  if (withdrawnOn < consent.givenOn) throw refuse('invalid', { field: 'withdrawnOn', reason: 'before-given' })
  await saveWithdrawn(work, consentId, { withdrawnOn, withdrawnHow: withdrawal.withdrawnHow })
  await work.announce(consentWithdrawn(id, consentId))
  return shown(work, { id, consentId })
}

async function shown(
  work: Writing,
  { id, consentId }: { id: PartyId; consentId: Id<'consent'> },
): Promise<Consent> {
  const { consents } = await recordOf(work, { id })
  const consent = consents.find((one) => one.id === consentId)
  if (!consent) throw new Error('A consent that was just written is not there.')
  return consent
}
