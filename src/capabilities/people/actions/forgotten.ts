import { createHmac, randomBytes } from 'node:crypto'
import { refuse } from '../../../kernel/refusal.ts'
import type { Reading, Writing } from '../../../platform/work.ts'
import { type Known, marksOf } from '../rules/forgetting.ts'
import { deleteForgotten, insertForgotten, insertSalt, loadForgotten, loadSalt } from '../store/forgotten.ts'
import { readPhones } from './phones.ts'

/** Tells who asked to be forgotten. */
export type Forgotten = Readonly<{ knows: (party: Known) => boolean }>

const nobody: Forgotten = { knows: () => false }

/** Opens the list of those who asked to be forgotten; where it is empty, asking costs nothing. */
export async function openForgotten(work: Reading): Promise<Forgotten> {
  const salt = await loadSalt(work)
  if (salt === null) return nobody
  const digests = await loadForgotten(work)
  if (digests.size === 0) return nobody
  return {
    knows: (party) => {
      const phones = readPhones(party.phones, work.country)
      return marksOf({ ...party, phones }).some((mark) => digests.has(digestOf(mark, salt)))
    },
  }
}

/** Keeps by what somebody is known again, so that nobody brings them back unawares. */
export async function blockReturn(work: Writing, erasureId: string, party: Known): Promise<void> {
  await insertSalt(work, randomBytes(32))
  const salt = await loadSalt(work)
  if (salt === null) throw new Error('A salt that was just written is not there.')
  await insertForgotten(
    work,
    erasureId,
    marksOf(party).map((mark) => digestOf(mark, salt)),
  )
}

/** Lets somebody come back who was erased. */
export async function letBack(work: Writing, erasureId: string): Promise<void> {
  await deleteForgotten(work, erasureId)
}

/** Refuses who asked to be forgotten. */
export function assertNotForgotten(forgotten: Forgotten, party: Known): void {
  if (forgotten.knows(party)) throw refuse('invalid', { field: 'emails', reason: 'asked-to-be-forgotten' })
}

function digestOf(mark: string, salt: Buffer): string {
  return createHmac('sha256', salt).update(mark).digest('hex')
}
