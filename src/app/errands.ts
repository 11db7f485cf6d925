import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import type { Errand } from '../platform/jobs/open-jobs.ts'
import type { Log } from '../platform/log.ts'
import { deliveryOf } from '../platform/mail/deliver.ts'
import { mailTask } from '../platform/mail/post.ts'
import { openSmtp } from '../platform/mail/smtp.ts'

type Options = Readonly<{ config: Config; database: Database; secret: string; log: Log }>

/** Jobs that no fact caused, by the name they are queued under. */
export function errandsOf({ config, database, secret, log }: Options): Record<string, Errand> {
  const { smtpUrl, mailFrom } = config
  if (smtpUrl === undefined) return {}
  return { [mailTask]: deliveryOf({ database, smtp: openSmtp(smtpUrl), secret, mailFrom, log }) }
}
