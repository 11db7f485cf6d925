import type { z } from 'zod'
import type { meSchema } from '../capabilities/accounts/contract/me.ts'
import { whoAmI } from '../capabilities/accounts/views/firm.ts'
import { onRecord } from '../capabilities/people/views/on-record.ts'
import type { Desk, Reading } from '../platform/work.ts'

type Me = z.input<typeof meSchema>

/** What every screen needs first. Accounts comes before people, so the two are joined here. */
export async function me(work: Reading): Promise<Me> {
  return { ...(await whoAmI(work)), ...(await onRecord(work)) }
}

/** The same for somebody who just came in. */
export async function meAt(desk: Promise<Desk>): Promise<Me> {
  return (await desk).reading(me)
}
