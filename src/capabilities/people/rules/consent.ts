// What somebody agreed to holds from the day they said so until the day they took it back.
import type { Day } from '../../../kernel/day.ts'
import type { Consent } from '../model/consent.ts'

/** Whether a consent holds on a day. */
export function isInForce(
  { givenOn, withdrawnOn }: Pick<Consent, 'givenOn' | 'withdrawnOn'>,
  on: Day,
): boolean {
  return givenOn <= on && (withdrawnOn === null || withdrawnOn > on)
}
