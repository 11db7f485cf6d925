import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { say } from '../../../../capabilities/accounts/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Card } from '../../../../design/Card.tsx'
import { Field } from '../../../../design/Field.tsx'
import { Problem } from '../../../../design/Problem.tsx'
import { Section } from '../../../../design/Section.tsx'
import { TextInput } from '../../../../design/TextInput.tsx'
import { api } from '../../api.ts'
import { fieldProblem, wordsOfProblem } from '../../problem-words.ts'
import { refresh } from '../../queries.ts'

/** Another address to sign in with; it counts once it was confirmed. */
export function EmailForm({ email }: { readonly email: string }) {
  const [next, setNext] = useState('')
  const [asked, setAsked] = useState('')
  const change = useMutation({
    mutationFn: () => api.accounts.changeEmail({ email: next }),
    onSuccess: () => {
      setAsked(next)
      setNext('')
      void refresh('accounts')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate()
  }
  return (
    <Section title={say('you.email')}>
      <Card roomy>
        <form className="stack" onSubmit={submit}>
          {change.error && <Problem text={wordsOfProblem(change.error)} />}
          <p className="m-0">{say('you.emailNow', { email })}</p>
          <Field label={say('you.emailNext')} error={fieldProblem(change.error, 'email')}>
            <TextInput
              type="email"
              required
              autoComplete="email"
              value={next}
              onChange={({ target }) => setNext(target.value)}
            />
          </Field>
          <div>
            <Button type="submit" disabled={change.isPending}>
              {say('you.changeEmail')}
            </Button>
          </div>
          <div role="status">
            {change.data?.state === 'to-confirm' && (
              <p className="m-0">{say('you.emailToConfirm', { email: asked })}</p>
            )}
            {change.data?.state === 'changed' && (
              <p className="m-0">{say('you.emailChanged', { email: asked })}</p>
            )}
          </div>
        </form>
      </Card>
    </Section>
  )
}
