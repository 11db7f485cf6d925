import { expect, test } from 'vitest'
import { readConfig } from '../platform/config.ts'
import { silentLog } from '../platform/log.ts'
import { shutPost } from '../platform/mail/post.ts'
import { errandsOf } from './errands.ts'

const options = { post: shutPost, secret: 'a secret that is long enough for all', log: silentLog }
// Nothing is asked of them before an errand runs.
const idle = { database: {} as never, sessions: {} as never }
const at = (SMTP_URL?: string) => errandsOf({ ...options, ...idle, config: readConfig({ SMTP_URL }) })

test('letters have workers of their own, for a mail server may be slow', () => {
  const { errands, waitingErrands } = at('smtp://mail.example.com')
  expect(Object.keys(waitingErrands ?? {})).toEqual(['mail'])
  expect(Object.keys(errands ?? {})).not.toContain('mail')
})

test('without a mail server nobody waits for letters', () => {
  expect(at().waitingErrands).toBeUndefined()
})
