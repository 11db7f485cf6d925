import type { Connection } from '../postgres/connection.ts'
import { openSeal } from '../sessions/seal.ts'
import type { Frame } from '../work.ts'
import { newId } from '../work.ts'
import type { Letter } from './letter.ts'
import { assertPostable, oneLine } from './letter.ts'

/** Where a letter is posted from: a transaction in a workspace. */
export type PostPlace = Readonly<{ db: Connection }> & Pick<Frame, 'workspaceId' | 'now'>

/** How mail leaves, as an owner may see it: never with a password. */
export type PostSettings = Readonly<{ server: string; from: string; isSecure: boolean; user: string | null }>

/** The way letters take. Without a mail server it is shut: nothing is kept, nothing leaves. */
export type Post = Readonly<{
  settings: PostSettings | null
  /** Address under which people reach this server, for links. */
  publicUrl: () => string
  /**
   * Posts a letter in the open transaction; it leaves after the commit, as a job. Says which it is, or null when the
   * post is shut or this letter was posted before.
   */
  put: (place: PostPlace, letter: Letter) => Promise<string | null>
}>

/** The post where no mail server is set. */
export const shutPost: Post = { settings: null, publicUrl: () => '', put: async () => null }

type Options = Readonly<{
  smtpUrl: string | undefined
  mailFrom: string
  secret: string
  publicUrl: () => string
}>

/** Opens the post of a server. */
export function openPost({ smtpUrl, mailFrom, secret, publicUrl }: Options): Post {
  if (smtpUrl === undefined) return { ...shutPost, publicUrl }
  const seal = openSeal(secret, letterPurpose)
  return {
    settings: settingsFrom(smtpUrl, mailFrom),
    publicUrl,
    put: async (place, letter) => {
      assertPostable(letter)
      const id = newId('mail')
      const isKept = await keep(place, { id, letter, sealed: seal.close(JSON.stringify(letter), id) })
      return isKept ? id : null
    },
  }
}

/** What letters are sealed for. */
export const letterPurpose = 'letter'

/** The job that sends one. */
export const mailTask = 'mail'

export type MailPayload = Readonly<{ workspaceId: string; mailId: string }>

type Posted = Readonly<{ id: string; letter: Letter; sealed: string }>

async function keep(place: PostPlace, { id, letter, sealed }: Posted): Promise<boolean> {
  const { db, workspaceId, now } = place
  const [kept] = await db.query<{ id: string }>(
    `insert into mail
       (workspace_id, id, kind, once_key, recipient, subject, sealed_letter, useful_until, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (workspace_id, once_key) do nothing
     returning id`,
    [
      workspaceId,
      id,
      letter.kind,
      letter.onceKey ?? null,
      letter.to.address,
      oneLine(letter.subject),
      sealed,
      letter.usefulUntil ?? null,
      now,
    ],
  )
  if (kept === undefined) return false
  const payload: MailPayload = { workspaceId, mailId: id }
  await db.query('select platform.enqueue($1, $2::json)', [mailTask, JSON.stringify(payload)])
  return true
}

function settingsFrom(smtpUrl: string, from: string): PostSettings {
  const url = new URL(smtpUrl)
  const port = url.port || (url.protocol === 'smtps:' ? '465' : '587')
  return {
    server: `${url.hostname}:${port}`,
    from,
    isSecure: url.protocol === 'smtps:',
    user: url.username === '' ? null : decodeURIComponent(url.username),
  }
}
