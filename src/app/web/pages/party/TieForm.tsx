import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Party, PartyGlimpse } from '../../../../capabilities/people/model.ts'
import { linkKinds, type TieDetails } from '../../../../capabilities/people/model/link.ts'
import { TieDetailFields } from '../../../../capabilities/people/ui/TieDetailFields.tsx'
import { say } from '../../../../capabilities/people/ui/tie-words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Combobox } from '../../../../design/Combobox.tsx'
import { Field } from '../../../../design/Field.tsx'
import { Select } from '../../../../design/Select.tsx'
import { TextInput } from '../../../../design/TextInput.tsx'
import { api } from '../../api.ts'
import { notifyProblem } from '../../problem-words.ts'
import { ask, refresh } from '../../queries.ts'

const unsaid: TieDetails = { role: null, since: null, until: null, note: null }
const another = 'another'

/** Ties somebody to another: what ties them, with whom, as what, since when. */
export function TieForm({ party, onDone }: { readonly party: Party; readonly onDone: () => void }) {
  const [other, setOther] = useState<PartyGlimpse | null>(null)
  const [kind, setKind] = useState<string>('works-at')
  const [named, setNamed] = useState({ name: '', reverseName: '' })
  const [details, setDetails] = useState(unsaid)
  const { data } = useQuery(ask(['people', 'linkKinds'], api.people.linkKinds, {}))
  const ownKinds = data?.items.filter(({ retired }) => !retired) ?? []
  const isNamed = kind !== another || (named.name.trim() !== '' && named.reverseName.trim() !== '')

  const tie = useMutation({
    mutationFn: async (toId: string) => {
      const builtIn = linkKinds.find((one) => one === kind)
      if (builtIn) return api.people.link({ id: party.id, toId, kind: builtIn, ...details })
      const ownKindId = kind === another ? (await api.people.addLinkKind(named)).id : kind
      return api.people.link({ id: party.id, toId, kind: 'own', ownKindId, ...details })
    },
    onSuccess: async () => {
      await refresh('people')
      onDone()
    },
    onError: notifyProblem,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (other && isNamed) tie.mutate(other.id)
  }
  const find = async (q: string, signal: AbortSignal) => {
    const { items } = await api.people.find({ q, limit: 8 }, { signal })
    return items.filter(({ id }) => id !== party.id)
  }
  const options = [
    ...linkKinds.map((value) => ({ value: value as string, label: say(`tie.${value}.from`) })),
    ...ownKinds.map(({ id, name }) => ({ value: id as string, label: name })),
    { value: another, label: say('tie.newKind') },
  ]
  return (
    <form className="stack" onSubmit={submit}>
      <Field label={say('tie.kind')}>
        <Select autoFocus options={options} value={kind} onChange={({ target }) => setKind(target.value)} />
      </Field>
      {kind === another && (
        <div className="grid grid-cols-2 gap-3">
          <Field label={say('tie.kindName')} hint={say('tie.kindNameHint')}>
            <TextInput
              dir="auto"
              maxLength={80}
              value={named.name}
              onChange={({ target }) => setNamed({ ...named, name: target.value })}
            />
          </Field>
          <Field label={say('tie.kindReverse')} hint={say('tie.kindReverseHint')}>
            <TextInput
              dir="auto"
              maxLength={80}
              value={named.reverseName}
              onChange={({ target }) => setNamed({ ...named, reverseName: target.value })}
            />
          </Field>
        </div>
      )}
      <Field label={say('tie.with')}>
        <Combobox
          search={find}
          value={other}
          onChange={setOther}
          keyOf={({ id }) => id}
          textOf={({ displayName }) => displayName}
        />
      </Field>
      <TieDetailFields details={details} onChange={(part) => setDetails({ ...details, ...part })} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={!other || !isNamed || tie.isPending}>
          {say('tie.make')}
        </Button>
        <Button onClick={onDone}>{say('tie.cancel')}</Button>
      </div>
    </form>
  )
}
