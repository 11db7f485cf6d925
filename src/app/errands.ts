import type { AtTheDoor } from '../capabilities/accounts/actions/recovery.ts'
import { frameOf } from '../capabilities/accounts/views/frame.ts'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import { openDesk } from '../platform/desk.ts'
import type { Errand } from '../platform/jobs/open-jobs.ts'
import type { Log } from '../platform/log.ts'
import { deliveryOf } from '../platform/mail/deliver.ts'
import type { Post } from '../platform/mail/post.ts'
import { mailTask } from '../platform/mail/post.ts'
import { openSmtp } from '../platform/mail/smtp.ts'
import type { Sessions } from '../platform/sessions/sessions.ts'
import { errands, reactions } from './capabilities.ts'

type Options = Readonly<{
  config: Config
  database: Database
  sessions: Sessions
  post: Post
  secret: string
  log: Log
}>

/** Jobs that no fact caused, by the name they are queued under. */
export function errandsOf(options: Options): Record<string, Errand> {
  return { ...doorErrands(options), ...mailErrands(options) }
}

function doorErrands({ database, sessions, post }: Options): Record<string, Errand> {
  const door: AtTheDoor = {
    sessions,
    database,
    mail: post.settings,
    deskFor: (actor) => openDesk({ database, reactions, post, actor, frameOf }),
  }
  return Object.fromEntries(
    Object.entries(errands).map(([name, run]) => [name, (payload: unknown) => run(door, payload)]),
  )
}

function mailErrands({ config, database, secret, log }: Options): Record<string, Errand> {
  const { smtpUrl, mailFrom } = config
  if (smtpUrl === undefined) return {}
  return { [mailTask]: deliveryOf({ database, smtp: openSmtp(smtpUrl), secret, mailFrom, log }) }
}
