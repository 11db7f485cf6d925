import type { Day } from '../../../kernel/day.ts'
import type { Id, PartyId } from '../../../kernel/id.ts'
import type { Writing } from '../../../platform/work.ts'
import type { Consent, ConsentInput } from '../model/consent.ts'

type Which = { id: PartyId; consentId: Id<'consent'> }

export async function insertConsent(
  work: Writing,
  partyId: PartyId,
  consent: ConsentInput & { id: Id<'consent'>; givenOn: Day },
): Promise<void> {
  await work.db.query(
    `insert into consent (
       workspace_id, id, party_id, purpose, detail, given_on, given_how, proof, recorded_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      work.workspaceId,
      consent.id,
      partyId,
      consent.purpose,
      consent.detail,
      consent.givenOn,
      consent.givenHow,
      consent.proof,
      work.actor.memberId,
      work.now,
    ],
  )
}

/** A consent of a party, locked until the transaction ends. */
export async function lockConsent(
  work: Writing,
  { id, consentId }: Which,
): Promise<Pick<Consent, 'givenOn' | 'withdrawnOn'> | undefined> {
  const [row] = await work.db.query<Pick<Consent, 'givenOn' | 'withdrawnOn'>>(
    `select given_on as "givenOn", withdrawn_on as "withdrawnOn"
     from consent
     where workspace_id = $1
       and party_id = $2
       and id = $3
     for update`,
    [work.workspaceId, id, consentId],
  )
  return row
}

export async function saveWithdrawn(
  work: Writing,
  consentId: Id<'consent'>,
  { withdrawnOn, withdrawnHow }: { withdrawnOn: Day; withdrawnHow: string },
): Promise<void> {
  await work.db.query(
    `update consent
     set withdrawn_on = $3, withdrawn_how = $4, withdrawal_recorded_by = $5
     where workspace_id = $1
       and id = $2`,
    [work.workspaceId, consentId, withdrawnOn, withdrawnHow, work.actor.memberId],
  )
}
