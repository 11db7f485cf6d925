import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Passkey } from '../../../../capabilities/accounts/model.ts'
import { say } from '../../../../capabilities/accounts/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { problemOf } from '../../../../design/client.ts'
import { Dialog } from '../../../../design/Dialog.tsx'
import { Field } from '../../../../design/Field.tsx'
import { notify } from '../../../../design/notices.ts'
import { isCalledOff, isKnownAlready, makePasskey } from '../../../../design/passkey.ts'
import { Problem } from '../../../../design/Problem.tsx'
import { TextInput } from '../../../../design/TextInput.tsx'
import { api } from '../../api.ts'
import { wordsOfProblem } from '../../problem-words.ts'
import { refresh } from '../../queries.ts'

type Props = { readonly passkey: Passkey | null; readonly onClose: () => void }

async function addPasskey(name: string) {
  const { options } = await api.accounts.beginAddingPasskey()
  await api.accounts.addPasskey({ name, response: await makePasskey(options) })
}

/** Names a passkey; a new one is made by the device first. */
export function PasskeyDialog({ passkey, onClose }: Props) {
  const [name, setName] = useState(passkey?.name ?? '')
  const keep = useMutation({
    mutationFn: async () => {
      if (passkey) await api.accounts.renamePasskey({ id: passkey.id, name })
      else await addPasskey(name)
    },
    onSuccess: async () => {
      await refresh('accounts')
      if (!passkey) notify({ text: say('ways.passkeyAdded') })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    keep.mutate()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={passkey ? say('ways.passkeyRename') : say('ways.passkeyAdd')}
      size="narrow"
    >
      <form className="stack" onSubmit={submit}>
        {keep.error && !isCalledOff(keep.error) && <Problem text={wordsOfFailure(keep.error)} />}
        <Field label={say('ways.passkeyName')}>
          <TextInput
            required
            maxLength={100}
            autoComplete="off"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </Field>
        <div>
          <Button type="submit" look="primary" disabled={keep.isPending}>
            {passkey ? say('settings.save') : say('ways.passkeyAdd')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function wordsOfFailure(error: unknown): string {
  if (isKnownAlready(error)) return say('ways.passkeyKnown')
  if (error instanceof DOMException || problemOf(error).code === 'invalid') return say('ways.passkeyFailed')
  return wordsOfProblem(error)
}
