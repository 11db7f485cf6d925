import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { say } from '../../../../capabilities/accounts/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Card } from '../../../../design/Card.tsx'
import { Field } from '../../../../design/Field.tsx'
import { notify } from '../../../../design/notices.ts'
import { Problem } from '../../../../design/Problem.tsx'
import { Section } from '../../../../design/Section.tsx'
import { TextInput } from '../../../../design/TextInput.tsx'
import { api } from '../../api.ts'
import { fieldProblem, wordsOfProblem } from '../../problem-words.ts'
import { refresh } from '../../queries.ts'

/** A new password; all other sessions end. */
export function PasswordForm({ email }: { readonly email: string }) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useMutation({
    mutationFn: () => api.accounts.changePassword({ current, next }),
    onSuccess: () => {
      setCurrent('')
      setNext('')
      void refresh('accounts')
      notify({ text: say('you.passwordChanged') })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate()
  }
  return (
    <Section title={say('you.password')}>
      <Card roomy>
        <form className="stack" onSubmit={submit}>
          {change.error && <Problem text={wordsOfProblem(change.error)} />}
          <input type="hidden" autoComplete="username" value={email} readOnly />
          <Field label={say('you.current')} error={fieldProblem(change.error, 'current')}>
            <TextInput
              type="password"
              required
              autoComplete="current-password"
              value={current}
              onChange={({ target }) => setCurrent(target.value)}
            />
          </Field>
          <Field
            label={say('you.next')}
            hint={say('you.nextHint')}
            error={fieldProblem(change.error, 'next')}
          >
            <TextInput
              type="password"
              required
              autoComplete="new-password"
              value={next}
              onChange={({ target }) => setNext(target.value)}
            />
          </Field>
          <div>
            <Button type="submit" disabled={change.isPending}>
              {say('you.changePassword')}
            </Button>
          </div>
        </form>
      </Card>
    </Section>
  )
}
