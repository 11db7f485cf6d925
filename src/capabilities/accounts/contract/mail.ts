import { z } from 'zod'
import { endpoint, instantSchema } from '../../../kernel/contract.ts'
import { idOf } from '../../../kernel/id.ts'
import { emailSchema, passwordSchema } from '../model.ts'

const tags = ['accounts']
const done = z.object({ done: z.literal(true) })
const token = z.object({ token: z.string().min(20).max(200) })

/** A letter as an owner sees it: never what stood in it. */
const mailSchema = z.object({
  id: idOf('mail'),
  kind: z.string(),
  to: z.string(),
  subject: z.string(),
  state: z.enum(['waiting', 'sending', 'sent', 'refused', 'failed', 'late']),
  attempts: z.number().int(),
  problem: z
    .string()
    .nullable()
    .meta({ description: 'What went wrong, as a code such as `time-out`; null when nothing did.' }),
  reply: z.string().nullable().meta({ description: 'The last words of the mail server itself.' }),
  createdAt: instantSchema,
  settledAt: instantSchema.nullable(),
})

/** Mail, and what needs it: new passwords and new addresses. */
export const mailContract = {
  forgotPassword: endpoint('anybody', {
    method: 'POST',
    path: '/password/forgot',
    summary: 'Ask for a link to a new password; the answer is the same for every address',
    tags,
  })
    .input(z.object({ email: emailSchema }))
    .output(done),
  lookAtLink: endpoint('anybody', {
    method: 'POST',
    path: '/links/look',
    summary: 'What a link from a mail opens',
    tags,
  })
    .input(token)
    .output(
      z.object({
        purpose: z.enum(['password', 'email', 'email-back']),
        email: z.string().meta({ description: 'The address one signs in with now.' }),
        nextEmail: z.string().nullable().meta({ description: 'The address that this link puts in place.' }),
      }),
    ),
  choosePassword: endpoint('anybody', {
    method: 'POST',
    path: '/password/choose',
    summary: 'Choose a new password with a link; all sessions end',
    tags,
  })
    .input(token.extend({ password: passwordSchema }))
    .output(done),
  changeEmail: endpoint(
    'member',
    {
      method: 'POST',
      path: '/me/email',
      summary:
        'Sign in with another address from now on; it is confirmed by mail where there is a mail server',
      tags,
    },
    { stepUp: true },
  )
    .input(z.object({ email: emailSchema }))
    .output(
      z.object({
        state: z
          .enum(['changed', 'to-confirm'])
          .meta({ description: '`changed` at once where no mail server is set.' }),
      }),
    ),
  confirmEmail: endpoint('anybody', {
    method: 'POST',
    path: '/email/confirm',
    summary: 'Put an address in place with a link: the new one, or the old one back',
    tags,
  })
    .input(token)
    .output(z.object({ email: z.string() })),
  mail: endpoint('firm:write', {
    method: 'GET',
    path: '/mail',
    summary: 'How mail leaves, and what became of the last 50 letters',
    tags,
  }).output(
    z.object({
      server: z
        .object({
          address: z.string().meta({ description: 'Host and port.' }),
          user: z.string().nullable(),
          from: z.string(),
          encrypted: z
            .boolean()
            .meta({ description: 'From the first byte; otherwise as soon as the mail server offers it.' }),
        })
        .nullable()
        .meta({ description: 'Null where no mail server is set.' }),
      items: z.array(mailSchema),
    }),
  ),
  sendTestMail: endpoint('firm:write', {
    method: 'POST',
    path: '/mail/test',
    summary: 'Send a letter to oneself; what the mail server says stands in the list of letters',
    tags,
  }).output(z.object({ id: idOf('mail') })),
}
