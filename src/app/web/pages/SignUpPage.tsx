import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Field } from '../../../design/Field.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { TextInput } from '../../../design/TextInput.tsx'
import { api } from '../api.ts'
import { showFirm } from '../../../design/firm.ts'
import { Doorway } from '../Doorway.tsx'
import { FirmFields } from '../FirmFields.tsx'
import { firmToBegin } from '../firm-to-begin.ts'
import { paths } from '../paths.ts'
import { fieldProblem, wordsOfProblem } from '../problem-words.ts'
import { ask, queryClient } from '../queries.ts'
import { meQuery } from '../use-me.ts'
import { say } from '../words.ts'
import { useGo } from '../../../design/use-go.ts'

/** The first visit: the firm and its owner. */
export function SignUpPage() {
  const go = useGo()
  const welcome = useQuery(ask(['accounts', 'welcome'], api.accounts.welcome, undefined))
  const [firm, setFirm] = useState(firmToBegin)
  const [owner, setOwner] = useState({ name: '', email: '', password: '' })
  const signUp = useMutation({
    mutationFn: () => api.accounts.signUp({ firm, owner }),
    onSuccess: (me) => {
      showFirm(me.firm.id)
      queryClient.setQueryData(meQuery.queryKey, me)
      go(paths.today)
    },
  })
  const wrong = (field: string) => fieldProblem(signUp.error, field)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signUp.mutate()
  }

  if (welcome.data && !welcome.data.signUpOpen) {
    return (
      <Doorway title={say('enter.welcome')} sub={say('enter.closed')}>
        <Button look="primary" href={paths.signIn}>
          {say('enter.signIn')}
        </Button>
      </Doorway>
    )
  }
  return (
    <Doorway title={say('enter.welcome')} sub={say('enter.welcomeSub')} wide>
      <form className="stack" onSubmit={submit}>
        {signUp.error && <Problem text={wordsOfProblem(signUp.error)} />}
        <FirmFields firm={firm} onChange={setFirm} wrong={wrong} legend={say('enter.firm')} />
        <fieldset className="form-part">
          <legend>{say('enter.you')}</legend>
          <Field label={say('enter.name')} error={wrong('owner.name')}>
            <TextInput
              required
              maxLength={200}
              autoComplete="name"
              value={owner.name}
              onChange={({ target }) => setOwner({ ...owner, name: target.value })}
            />
          </Field>
          <Field label={say('enter.email')} error={wrong('owner.email')}>
            <TextInput
              type="email"
              required
              autoComplete="username"
              value={owner.email}
              onChange={({ target }) => setOwner({ ...owner, email: target.value })}
            />
          </Field>
          <Field
            label={say('enter.password')}
            hint={say('enter.passwordHint')}
            error={wrong('owner.password')}
          >
            <TextInput
              type="password"
              required
              autoComplete="new-password"
              value={owner.password}
              onChange={({ target }) => setOwner({ ...owner, password: target.value })}
            />
          </Field>
        </fieldset>
        <Button type="submit" look="primary" size="large" disabled={signUp.isPending}>
          {signUp.isPending ? say('enter.starting') : say('enter.start')}
        </Button>
      </form>
    </Doorway>
  )
}
