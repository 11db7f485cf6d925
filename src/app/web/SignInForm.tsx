import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { Field } from '../../design/Field.tsx'
import { Problem } from '../../design/Problem.tsx'
import { TextInput } from '../../design/TextInput.tsx'
import { api } from './api.ts'
import { fieldProblem, wordsOfProblem } from './problem-words.ts'
import { queryClient } from './queries.ts'
import { meQuery } from './use-me.ts'
import { say } from './words.ts'

/** E-mail and password. */
export function SignInForm({ onDone }: { readonly onDone: () => void }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: () => api.accounts.signIn({ email, password }),
    onSuccess: (me) => {
      queryClient.setQueryData(meQuery.queryKey, me)
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      {signIn.error && <Problem text={wordsOfProblem(signIn.error)} />}
      <Field label={say('enter.email')} error={fieldProblem(signIn.error, 'email')}>
        <TextInput
          type="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <Field label={say('enter.password')} error={fieldProblem(signIn.error, 'password')}>
        <TextInput
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <Button type="submit" look="primary" disabled={signIn.isPending}>
        {signIn.isPending ? say('enter.signingIn') : say('enter.signIn')}
      </Button>
    </form>
  )
}
