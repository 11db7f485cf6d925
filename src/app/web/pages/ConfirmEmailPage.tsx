import { useMutation, useQuery } from '@tanstack/react-query'
import { Anchor } from '../../../design/Anchor.tsx'
import { Button } from '../../../design/Button.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { api } from '../api.ts'
import { Doorway } from '../Doorway.tsx'
import { paths } from '../paths.ts'
import { wordsOfProblem } from '../problem-words.ts'
import { ask } from '../queries.ts'
import { say } from '../words.ts'

/** Puts an address in place with a link from a mail: the new one, or the old one back. Nothing happens unpressed. */
export function ConfirmEmailPage() {
  const token = window.location.hash.slice(1)
  const look = useQuery(ask(['accounts', 'lookAtLink'], api.accounts.lookAtLink, { token }))
  const confirm = useMutation({ mutationFn: () => api.accounts.confirmEmail({ token }) })
  const onwards = (
    <Anchor className="text-link" href={paths.today}>
      {say('enter.onwards')}
    </Anchor>
  )
  if (look.isPending) return null
  if (confirm.isSuccess)
    return (
      <Doorway title={say('enter.emailDone')} sub={say('enter.emailDoneSub', { email: confirm.data.email })}>
        <div className="stack" role="status">
          {look.data?.purpose === 'email-back' && <p className="m-0">{say('enter.emailBackDone')}</p>}
          {onwards}
        </div>
      </Doorway>
    )
  const nextEmail = look.data?.nextEmail
  if (!look.data || !nextEmail || look.data.purpose === 'password')
    return (
      <Doorway title={say('enter.linkGone')} sub={say('enter.linkGoneSub')}>
        {onwards}
      </Doorway>
    )
  const isBack = look.data.purpose === 'email-back'
  return (
    <Doorway
      title={isBack ? say('enter.emailBack') : say('enter.emailConfirm')}
      sub={say('enter.emailConfirmSub', { email: nextEmail })}
    >
      <div className="stack">
        {confirm.error && <Problem text={wordsOfProblem(confirm.error)} />}
        {isBack && <p className="m-0">{say('enter.emailBackSub')}</p>}
        <Button look="primary" disabled={confirm.isPending} onClick={() => confirm.mutate()}>
          {isBack ? say('enter.emailBackDo') : say('enter.emailConfirmDo')}
        </Button>
      </div>
    </Doorway>
  )
}
