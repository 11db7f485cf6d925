import type { Id } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Visit } from '../../../platform/sessions/visit.ts'
import type { KeptFact, Writing } from '../../../platform/work.ts'
import { noticeLetter, testLetter } from '../rules/letters/letters.ts'
import { lettersSent, mailServerOf } from '../views/mail.ts'
import { memberById } from '../views/members.ts'
import { firmName } from '../views/readers.ts'

/** How mail leaves, and what became of the last letters. */
export async function mail(visit: Visit) {
  if (visit.caller === null) throw refuse('not-signed-in')
  const items = await visit.deskFor(visit.caller.actor).reading(lettersSent)
  return { server: mailServerOf(visit), items }
}

/** Sends a letter to oneself, on the road that all letters take. */
export async function sendTestMail(work: Writing, _input: unknown, visit: Pick<Visit, 'limit'>) {
  visit.limit('test-mail', work.actor.memberId)
  const { reader, to, language } = await readerOf(work, work.actor.memberId)
  const id = await work.mail.send({ ...testLetter(reader), to, language })
  if (id === null) throw refuse('not-allowed', { reason: 'no-mail' })
  return { id: id as Id<'mail'> }
}

/** Tells a member what happened to their account, in case it was somebody else. */
export async function tellMember(work: Writing, fact: KeptFact): Promise<void> {
  if (!work.mail.isOn || fact.subjectId === null) return
  const { reader, to, language } = await readerOf(work, fact.subjectId)
  const when = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: work.timeZone,
  }).format(fact.happenedAt)
  const kind = fact.kind === 'NewDeviceSeen' ? 'new-device' : 'password-changed'
  await work.mail.send({
    ...noticeLetter(kind, reader, { when }),
    to,
    language,
    onceKey: `${kind}:${fact.id}`,
  })
}

async function readerOf(work: Writing, memberId: string) {
  const { name, email, language } = await memberById(work, memberId)
  const reader = { name, language, firm: await firmName(work), publicUrl: work.mail.publicUrl }
  return { reader, to: { name, address: email }, language }
}
