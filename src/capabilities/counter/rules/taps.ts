// Two devices that record the same person within a few minutes mean the same visit: it counts once, and whoever
// tapped second is asked. The first that arrives is the one that counts; the time is when it was tapped, not sent.

/** How many minutes apart two taps mean one visit. */
export const sameVisitMinutes = 5
/** How many minutes after a visit a note belongs to it. */
export const sameTalkMinutes = 60
/** What waited longer than this on a device is no longer recorded. */
export const oldestTapDays = 60

const aDayMs = 24 * 60 * 60_000
const aMinuteMs = 60_000

/** When a tap was, by a device whose clock may be ahead; null where it is too long ago. */
export function momentOf(at: Date, now: Date): Date | null {
  if (at.getTime() < now.getTime() - oldestTapDays * aDayMs) return null
  return at.getTime() > now.getTime() + aMinuteMs ? now : at
}

/** A note joined to what a talk says already. */
export function notesWith(before: string | null, text: string): string {
  return before ? `${before}\n${text}` : text
}
