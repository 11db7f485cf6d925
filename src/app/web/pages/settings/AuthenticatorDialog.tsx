import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { say } from '../../../../capabilities/accounts/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { problemOf } from '../../../../design/client.ts'
import { Dialog } from '../../../../design/Dialog.tsx'
import { Field } from '../../../../design/Field.tsx'
import { Problem } from '../../../../design/Problem.tsx'
import { QrCode } from '../../../../design/QrCode.tsx'
import { TextInput } from '../../../../design/TextInput.tsx'
import { api } from '../../api.ts'
import { wordsOfProblem } from '../../problem-words.ts'
import { refresh } from '../../queries.ts'

type Props = {
  readonly secret: string
  readonly uri: string
  readonly onClose: () => void
  readonly onDone: (recoveryCodes: readonly string[]) => void
}

/** Puts a secret into an app on the phone, and sees that it arrived. */
export function AuthenticatorDialog({ secret, uri, onClose, onDone }: Props) {
  const [code, setCode] = useState('')
  const finish = useMutation({
    mutationFn: () => api.accounts.finishAuthenticator({ code }),
    onSuccess: ({ recoveryCodes }) => {
      void refresh('accounts')
      onDone(recoveryCodes)
    },
  })
  const isWrong = finish.error !== null && problemOf(finish.error).code === 'invalid'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    finish.mutate()
  }
  return (
    <Dialog open onClose={onClose} title={say('ways.app')} sub={say('ways.scan')} size="narrow">
      <form className="stack" onSubmit={submit}>
        {finish.error && !isWrong && <Problem text={wordsOfProblem(finish.error)} />}
        <div className="grid justify-items-center">
          <QrCode text={uri} label={say('ways.picture')} />
        </div>
        <p className="m-0">
          {say('ways.byHand')}{' '}
          <code className="block select-all" dir="ltr">
            {secret.replace(/(.{4})(?=.)/g, '$1 ')}
          </code>
        </p>
        <Field label={say('ways.code')} error={isWrong ? say('ways.wrongCode') : undefined}>
          <TextInput
            data-first
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            maxLength={10}
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
        </Field>
        <div>
          <Button type="submit" look="primary" disabled={finish.isPending}>
            {say('ways.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
