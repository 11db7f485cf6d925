import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Anchor } from '../../../design/Anchor.tsx'
import { Button } from '../../../design/Button.tsx'
import { Field } from '../../../design/Field.tsx'
import { problemOf } from '../../../design/client.ts'
import { Problem } from '../../../design/Problem.tsx'
import { TextInput } from '../../../design/TextInput.tsx'
import { api } from '../api.ts'
import { Doorway } from '../Doorway.tsx'
import { goOver } from '../arriving.ts'
import { JoinWithAccount } from '../JoinWithAccount.tsx'
import { paths } from '../paths.ts'
import { fieldProblem, wordsOfProblem } from '../problem-words.ts'
import { ask } from '../queries.ts'
import { meQuery } from '../use-me.ts'
import { say } from '../words.ts'

/** The way in for somebody who was invited; the token is behind the # of the link, so it reaches no log. */
export function InvitationPage() {
  const token = window.location.hash.slice(1)
  const look = useQuery(ask(['accounts', 'lookAtInvitation'], api.accounts.lookAtInvitation, { token }))
  const [name, setName] = useState<string | null>(null)
  const [password, setPassword] = useState('')
  const accept = useMutation({
    mutationFn: () => api.accounts.acceptInvitation({ token, name: name ?? look.data?.name ?? '', password }),
    onSuccess: goOver,
  })
  const [hasAccount, setHasAccount] = useState(false)
  // Who is signed in already joins with the account they have.
  const me = useQuery({ ...meQuery, retry: false })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    accept.mutate()
  }
  if (look.isPending || me.isPending) return null
  // A link that was cut off is as good as one that was used; the server out of reach is another matter.
  if (look.isError && ![410, 422].includes(problemOf(look.error).status))
    return (
      <Doorway title={say('enter.signIn')} sub={say('enter.signInSub')}>
        <Problem text={wordsOfProblem(look.error)} onRetry={() => void look.refetch()} />
      </Doorway>
    )
  if (look.isError)
    return (
      <Doorway title={say('enter.linkGone')} sub={say('enter.invitationGone')}>
        <Anchor className="text-link" href={paths.signIn}>
          {say('enter.backToSignIn')}
        </Anchor>
      </Doorway>
    )
  return (
    <Doorway
      title={say('enter.invited', { firm: look.data.firm })}
      sub={say('enter.invitedSub', { email: look.data.email })}
    >
      {me.data || hasAccount ? (
        <JoinWithAccount
          invitation={{ token, email: look.data.email }}
          me={me.data?.member}
          onNoAccount={() => setHasAccount(false)}
        />
      ) : (
        <form className="stack" onSubmit={submit}>
          {accept.error && <Problem text={wordsOfProblem(accept.error)} />}
          <Field label={say('enter.name')} error={fieldProblem(accept.error, 'name')}>
            <TextInput
              required
              autoFocus
              autoComplete="name"
              value={name ?? look.data.name}
              onChange={({ target }) => setName(target.value)}
            />
          </Field>
          <input type="hidden" autoComplete="username" value={look.data.email} readOnly />
          <Field
            label={say('enter.password')}
            hint={say('enter.passwordHint')}
            error={fieldProblem(accept.error, 'password')}
          >
            <TextInput
              type="password"
              required
              autoComplete="new-password"
              value={password}
              onChange={({ target }) => setPassword(target.value)}
            />
          </Field>
          <Button type="submit" look="primary" disabled={accept.isPending}>
            {say('enter.join')}
          </Button>
          <Button look="quiet" onClick={() => setHasAccount(true)}>
            {say('enter.haveAccount')}
          </Button>
        </form>
      )}
    </Doorway>
  )
}
