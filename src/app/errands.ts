import type { AtTheDoor } from '../capabilities/accounts/actions/recovery.ts'
import { frameOf } from '../capabilities/accounts/views/frame.ts'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import { openDesk } from '../platform/desk.ts'
import type { Errand, JobsOptions } from '../platform/jobs/open-jobs.ts'
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

type Errands = Pick<JobsOptions, 'errands' | 'waitingErrands'>

/** Jobs that no fact caused, by the name they are queued under; letters wait for a mail server that may be slow. */
export function errandsOf(options: Options): Errands {
  const { smtpUrl } = options.config
  return {
    errands: doorErrands(options),
    ...(smtpUrl === undefined ? {} : { waitingErrands: mailErrands(options, smtpUrl) }),
  }
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

function mailErrands({ config, database, secret, log }: Options, smtpUrl: string): Record<string, Errand> {
  const { mailFrom } = config
  return { [mailTask]: deliveryOf({ database, smtp: openSmtp(smtpUrl), secret, mailFrom, log }) }
}
