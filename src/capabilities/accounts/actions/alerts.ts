import { dayOf } from '../../../platform/clock.ts'
import type { Writing } from '../../../platform/work.ts'
import type { AlertKind } from '../rules/letters/letters.ts'
import { alertLetter } from '../rules/letters/letters.ts'
import { firmName, ownersToTell } from '../views/readers.ts'

/** What stopped, and which one: a name, a number, a day; never a person. */
export type Alert = Readonly<{ kind: AlertKind; what: string }>

/**
 * Mails the owners that something that matters stopped: at most once a day of the firm for each kind, however often
 * it is called. Says how many letters were posted; none where no mail server is set.
 */
export async function alertOwners(work: Writing, alert: Alert): Promise<number> {
  if (!work.mail.isOn) return 0
  const firm = await firmName(work)
  // The real day: a firm that is looked at as of the past is told of today's troubles.
  const day = dayOf(work.now, work.timeZone)
  const posted = []
  for (const owner of await ownersToTell(work)) {
    const reader = { ...owner, firm, publicUrl: work.mail.publicUrl }
    const letter = {
      ...alertLetter(reader, alert),
      to: { name: owner.name, address: owner.email },
      language: owner.language,
      onceKey: `alert:${alert.kind}:${day}:${owner.id}`,
    }
    posted.push(await work.mail.send(letter))
  }
  return posted.filter((id) => id !== null).length
}
