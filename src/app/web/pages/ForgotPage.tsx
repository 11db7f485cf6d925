import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Anchor } from '../../../design/Anchor.tsx'
import { Button } from '../../../design/Button.tsx'
import { Field } from '../../../design/Field.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { TextInput } from '../../../design/TextInput.tsx'
import { api } from '../api.ts'
import { Doorway } from '../Doorway.tsx'
import { paths } from '../paths.ts'
import { fieldProblem, wordsOfProblem } from '../problem-words.ts'
import { ask } from '../queries.ts'
import { say } from '../words.ts'

/** The way back in for somebody who forgot their password. */
export function ForgotPage() {
  const welcome = useQuery(ask(['accounts', 'welcome'], api.accounts.welcome, undefined))
  const [email, setEmail] = useState('')
  const forgot = useMutation({ mutationFn: () => api.accounts.forgotPassword({ email }) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    forgot.mutate()
  }
  if (welcome.isPending) return null
  const back = (
    <Anchor className="text-link" href={paths.signIn}>
      {say('enter.backToSignIn')}
    </Anchor>
  )
  if (welcome.data?.mail === false)
    return (
      <Doorway title={say('enter.forgot')} sub={say('enter.forgotNoMail')}>
        <div className="stack">
          <p className="m-0">{say('enter.forgotNoMailHow')}</p>
          <code className="rounded-control bg-sunk p-3 text-small break-all select-all" dir="ltr">
            npx rapport password-link
          </code>
          {back}
        </div>
      </Doorway>
    )
  if (forgot.isSuccess)
    return (
      <Doorway title={say('enter.forgotSent')} sub={say('enter.forgotSentSub')}>
        <div className="stack" role="status">
          <p className="m-0">{say('enter.forgotSentHow')}</p>
          {back}
        </div>
      </Doorway>
    )
  return (
    <Doorway title={say('enter.forgot')} sub={say('enter.forgotSub')}>
      <form className="stack" onSubmit={submit}>
        {forgot.error && <Problem text={wordsOfProblem(forgot.error)} />}
        <Field label={say('enter.email')} error={fieldProblem(forgot.error, 'email')}>
          <TextInput
            type="email"
            autoComplete="username"
            required
            autoFocus
            value={email}
            onChange={({ target }) => setEmail(target.value)}
          />
        </Field>
        <Button type="submit" look="primary" disabled={forgot.isPending}>
          {say('enter.forgotDo')}
        </Button>
        {back}
      </form>
    </Doorway>
  )
}
