import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Anchor } from '../../../design/Anchor.tsx'
import { Button } from '../../../design/Button.tsx'
import { Field } from '../../../design/Field.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { TextInput } from '../../../design/TextInput.tsx'
import { notify } from '../../../design/notices.ts'
import { useGo } from '../../../design/use-go.ts'
import { api } from '../api.ts'
import { Doorway } from '../Doorway.tsx'
import { paths } from '../paths.ts'
import { fieldProblem, wordsOfProblem } from '../problem-words.ts'
import { ask, queryClient } from '../queries.ts'
import { say } from '../words.ts'

/** A new password with a link from a mail; the token is behind the # of the link, so it reaches no log. */
export function NewPasswordPage() {
  const go = useGo()
  const token = window.location.hash.slice(1)
  const look = useQuery(ask(['accounts', 'lookAtLink'], api.accounts.lookAtLink, { token }))
  const [password, setPassword] = useState('')
  const choose = useMutation({
    mutationFn: () => api.accounts.choosePassword({ token, password }),
    onSuccess: () => {
      // Whoever was signed in here was signed out with all others.
      queryClient.clear()
      notify({ text: say('enter.passwordChosen') })
      go(paths.signIn)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    choose.mutate()
  }
  if (look.isPending) return null
  if (look.data?.purpose !== 'password')
    return (
      <Doorway title={say('enter.linkGone')} sub={say('enter.linkGoneSub')}>
        <Anchor className="text-link" href={paths.forgot}>
          {say('enter.forgotAgain')}
        </Anchor>
      </Doorway>
    )
  return (
    <Doorway title={say('enter.newPassword')} sub={say('enter.newPasswordSub', { email: look.data.email })}>
      <form className="stack" onSubmit={submit}>
        {choose.error && <Problem text={wordsOfProblem(choose.error)} />}
        <input type="hidden" autoComplete="username" value={look.data.email} readOnly />
        <Field
          label={say('enter.newPasswordField')}
          hint={say('enter.passwordHint')}
          error={fieldProblem(choose.error, 'password')}
        >
          <TextInput
            type="password"
            required
            autoFocus
            autoComplete="new-password"
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        </Field>
        <Button type="submit" look="primary" disabled={choose.isPending}>
          {say('enter.newPasswordDo')}
        </Button>
      </form>
    </Doorway>
  )
}
