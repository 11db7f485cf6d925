import { now } from '../clock.ts'
import type { Caller } from './visit.ts'

/** How long a proof of who one is lasts for what needs a fresh one. */
const lastsMs = 10 * 60_000

/** A program with a key can prove nothing anew: its key was made by somebody who had. */
export function isProofFresh({ session }: Pick<Caller, 'session'>): boolean {
  return session === null || now().getTime() - session.confirmedAt.getTime() < lastsMs
}
