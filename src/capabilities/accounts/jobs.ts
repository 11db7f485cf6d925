import { forgetAnswers } from '../../platform/http/idempotency.ts'
import { forgetMail, mailDays } from '../../platform/mail/forget.ts'
import type { EmailChange } from '../../platform/sessions/links.ts'
import type { Reaction, Schedule } from '../../platform/work.ts'
import { emailChangedErrand, spreadEmail } from './actions/email.ts'
import { tellMember } from './actions/mail.ts'
import type { AtTheDoor, PasswordLinkWish } from './actions/recovery.ts'
import { mailPasswordLink, passwordLinkErrand } from './actions/recovery.ts'

/** What follows from facts. */
export const reactions: Reaction[] = [
  {
    name: 'tell-member',
    to: ['PasswordChanged', 'PasswordReset', 'NewDeviceSeen'],
    run: (desk, fact) => desk.writing((work) => tellMember(work, fact)),
  },
]

/** What the door leaves to do, by the name it is queued under. */
export const errands = {
  [passwordLinkErrand]: (door: AtTheDoor, payload: unknown) =>
    mailPasswordLink(door, payload as PasswordLinkWish),
  [emailChangedErrand]: (door: AtTheDoor, payload: unknown) => spreadEmail(door, payload as EmailChange),
}

export const schedules: Schedule[] = [
  {
    name: 'forget-mail',
    cron: '40 3 * * *',
    run: (desk) =>
      desk.writing(
        async (work) => `Letters older than ${mailDays} days: ${await forgetMail(work)}, forgotten.`,
      ),
  },
  {
    name: 'forget-answers',
    cron: '17 * * * *',
    run: (desk) => desk.writing(async (work) => `${await forgetAnswers(work)} answers forgotten`),
  },
]
