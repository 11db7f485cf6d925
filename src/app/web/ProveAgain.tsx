import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { problemOf, type StepUpEvent, stepUpEvent } from '../../design/client.ts'
import { Dialog } from '../../design/Dialog.tsx'
import { Field } from '../../design/Field.tsx'
import { Problem } from '../../design/Problem.tsx'
import { Skeleton } from '../../design/Skeleton.tsx'
import { TextInput } from '../../design/TextInput.tsx'
import { api } from './api.ts'
import { CodeField } from './CodeField.tsx'
import { PasskeyButton } from './PasskeyButton.tsx'
import { wordsOfProblem } from './problem-words.ts'
import { ask } from './queries.ts'
import { say } from './words.ts'

type Answer = (isProven: boolean) => void

/** Asks anew who one is, over whatever needs it; then that goes on by itself. */
export function ProveAgain() {
  const [waiting, setWaiting] = useState<readonly Answer[]>([])

  // The client tells the window, because it knows no component.
  useEffect(() => {
    const onStepUp = (event: Event) => {
      event.preventDefault()
      const { answer } = (event as StepUpEvent).detail
      setWaiting((others) => [...others, answer])
    }
    window.addEventListener(stepUpEvent, onStepUp)
    return () => window.removeEventListener(stepUpEvent, onStepUp)
  }, [])

  if (waiting.length === 0) return null
  const answerAll = (isProven: boolean) => {
    setWaiting([])
    for (const answer of waiting) answer(isProven)
  }
  return (
    <Dialog
      open
      onClose={() => answerAll(false)}
      title={say('enter.prove')}
      sub={say('enter.proveSub')}
      size="narrow"
    >
      <ProofForm onDone={() => answerAll(true)} onGiveUp={() => answerAll(false)} />
    </Dialog>
  )
}

type FormProps = { readonly onDone: () => void; readonly onGiveUp: () => void }

/** The code from the phone where one is set up, else the password. */
function ProofForm({ onDone, onGiveUp }: FormProps) {
  const [shown, setShown] = useState('')
  const ways = useQuery(ask(['accounts', 'waysIn'], api.accounts.waysIn, undefined))
  const prove = useMutation({
    mutationFn: (field: 'code' | 'password') => api.accounts.prove({ [field]: shown }),
    onSuccess: onDone,
  })
  if (ways.isPending) return <Skeleton />
  if (ways.isError) return <Problem text={wordsOfProblem(ways.error)} onRetry={() => void ways.refetch()} />
  const field = ways.data.authenticatorSince === null ? 'password' : 'code'
  const isWrong = prove.error !== null && problemOf(prove.error).code === 'invalid'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    prove.mutate(field)
  }
  return (
    <form className="stack" onSubmit={submit}>
      {prove.error && !isWrong && <Problem text={wordsOfProblem(prove.error)} />}
      {field === 'code' ? (
        <CodeField value={shown} error={isWrong ? say('enter.wrongCode') : undefined} onChange={setShown} />
      ) : (
        <Field label={say('enter.password')} error={isWrong ? say('enter.wrongPassword') : undefined}>
          <TextInput
            type="password"
            autoComplete="current-password"
            required
            autoFocus
            value={shown}
            onChange={({ target }) => setShown(target.value)}
          />
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={prove.isPending}>
          {say('enter.proveDo')}
        </Button>
        {ways.data.passkeys.length > 0 && (
          <PasskeyButton
            label={say('enter.provePasskey')}
            send={(passkey) => api.accounts.prove({ passkey })}
            onDone={onDone}
          />
        )}
        <Button look="quiet" onClick={onGiveUp}>
          {say('enter.proveNot')}
        </Button>
      </div>
    </form>
  )
}
