import { useMutation } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { Holdings } from '../../../../capabilities/privacy/model.ts'
import { say } from '../../../../capabilities/privacy/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Card } from '../../../../design/Card.tsx'
import { type ApiProblem, problemOf } from '../../../../design/client.ts'
import { Field } from '../../../../design/Field.tsx'
import { notify } from '../../../../design/notices.ts'
import { Problem } from '../../../../design/Problem.tsx'
import { TextInput } from '../../../../design/TextInput.tsx'
import { useGo } from '../../../../design/use-go.ts'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { wordsOfProblem } from '../../problem-words.ts'
import { queryClient, refresh } from '../../queries.ts'

/** Says what goes and what stays, and erases once the name was typed. */
export function EraseForm({ holdings }: { readonly holdings: Holdings }) {
  const { id, version, displayName } = holdings
  const [name, setName] = useState('')
  const go = useGo()
  const erase = useMutation({
    mutationFn: () => api.privacy.erase({ id, version, name }),
    onSuccess: (proof) => {
      go(paths.erasure(proof.id))
      notify({ text: say('privacy.erased') })
      // What this window still knows of the person goes too.
      queryClient.removeQueries()
    },
    onError: (error) => {
      if (problemOf(error).code === 'changed-meanwhile') void refresh('privacy')
    },
  })
  const isWrongName = erase.error !== null && problemOf(erase.error).code === 'invalid'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    erase.mutate()
  }
  return (
    <Card roomy>
      <form className="stack" onSubmit={submit}>
        <p className="m-0">{say('privacy.eraseWhy', { name: displayName })}</p>
        <p className="m-0">
          <strong>{say('privacy.noUndo')}</strong>
        </p>
        {erase.error && !isWrongName && <Problem text={wordsOfProblem(erase.error, ownWords)} />}
        <Field
          label={say('privacy.typeName')}
          hint={say('privacy.typeNameHint', { name: displayName })}
          error={isWrongName ? say('privacy.notTheName') : undefined}
        >
          <TextInput
            required
            dir="auto"
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <div>
          <Button look="danger" icon={Trash2} type="submit" disabled={erase.isPending}>
            {say('privacy.eraseDo')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function ownWords({ code }: ApiProblem): string | null {
  if (code === 'already-running') return say('privacy.importRuns')
  return code === 'changed-meanwhile' ? say('privacy.changedMeanwhile') : null
}
