import type { Visit } from '../../../platform/sessions/visit.ts'
import type { Reading } from '../../../platform/work.ts'

type Row = Readonly<{
  id: string
  kind: string
  to: string
  subject: string
  state: 'waiting' | 'sending' | 'sent' | 'refused' | 'failed' | 'late'
  attempts: number
  problem: string | null
  reply: string | null
  createdAt: Date
  settledAt: Date | null
}>

/** The last letters, newest first, and what became of each. */
export async function lettersSent({ db, workspaceId }: Reading) {
  const rows = await db.query<Row>(
    `select id, kind, recipient as "to", subject, state, attempts, problem, reply,
       created_at as "createdAt", settled_at as "settledAt"
     from mail
     where workspace_id = $1
     order by created_at desc, id desc
     limit 50`,
    [workspaceId],
  )
  return rows.map(({ createdAt, settledAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  }))
}

/** How mail leaves, as an owner may see it. */
export function mailServerOf({ mail }: Pick<Visit, 'mail'>) {
  if (mail === null) return null
  const { server, user, from, isSecure } = mail
  return { address: server, user, from, encrypted: isSecure }
}
