import { say } from '../../../../capabilities/accounts/ui/mail-words.ts'
import type { api } from '../../api.ts'

type Props = { readonly server: Awaited<ReturnType<typeof api.accounts.mail>>['server'] }

/** How mail leaves; without a mail server, what to set. */
export function MailServerCard({ server }: Props) {
  if (server === null)
    return (
      <>
        <p className="m-0">{say('mail.off')}</p>
        <p className="m-0">{say('mail.how')}</p>
        <pre className="m-0 rounded-control bg-sunk p-3 text-small break-all whitespace-pre-wrap" dir="ltr">
          {'SMTP_URL=smtps://user:password@mail.example.com:465\nMAIL_FROM=Corner Café <hello@example.com>'}
        </pre>
      </>
    )
  return (
    <>
      <p className="m-0">
        {server.user === null
          ? say('mail.on', { server: server.address, from: server.from })
          : say('mail.onAs', { server: server.address, from: server.from, user: server.user })}
      </p>
      <p className="m-0">{server.encrypted ? say('mail.encrypted') : say('mail.startTls')}</p>
      <p className="m-0">{say('mail.where')}</p>
    </>
  )
}
