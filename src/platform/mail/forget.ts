import type { Writing } from '../work.ts'

/** How long it is kept what became of a letter. */
export const mailDays = 90

/** A letter that failed for good can be tried again for so long; then its link is of no use, and is wiped. */
const sealedDays = 7

/** Forgets old letters; tells how many. */
export async function forgetMail({ db, workspaceId, now }: Pick<Writing, 'db' | 'workspaceId' | 'now'>) {
  await db.query(
    `update mail
     set sealed_letter = null
     where workspace_id = $1
       and state = 'failed'
       and sealed_letter is not null
       and settled_at < $2::timestamptz - make_interval(days => $3)`,
    [workspaceId, now, sealedDays],
  )
  const gone = await db.query(
    `delete from mail
     where workspace_id = $1
       and created_at < $2::timestamptz - make_interval(days => $3)
     returning id`,
    [workspaceId, now, mailDays],
  )
  return gone.length
}

/** Forgets what was mailed to these addresses, unless somebody who works here has one of them. */
export async function forgetMailTo(
  { db, workspaceId }: Pick<Writing, 'db' | 'workspaceId'>,
  addresses: readonly string[],
): Promise<void> {
  await db.query(
    `delete from mail
     where workspace_id = $1
       and lower(recipient) = any($2)
       and not exists (
         select from member
         where member.workspace_id = $1
           and lower(member.email) = lower(mail.recipient))`,
    [workspaceId, addresses],
  )
}
