import { useMutation } from '@tanstack/react-query'
import { Link2, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { linkKinds, type Party, type PartyGlimpse } from '../../../../capabilities/people/model.ts'
import { say } from '../../../../capabilities/people/ui/profile-words.ts'
import { Anchor } from '../../../../design/Anchor.tsx'
import { Button } from '../../../../design/Button.tsx'
import { Combobox } from '../../../../design/Combobox.tsx'
import { Field } from '../../../../design/Field.tsx'
import { ListRow } from '../../../../design/ListRow.tsx'
import { notify } from '../../../../design/notices.ts'
import { Select } from '../../../../design/Select.tsx'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { notifyProblem } from '../../problem-words.ts'
import { refresh } from '../../queries.ts'

/** Who somebody is tied to, and the place to tie them. */
export function TiesRow({ party }: { readonly party: Party }) {
  const [isOpen, setIsOpen] = useState(false)
  const untie = useMutation({
    mutationFn: (linkId: string) => api.people.unlink({ id: party.id, linkId }),
    onSuccess: async () => {
      await refresh('people')
      notify({ text: say('profile.tieDropped') })
    },
    onError: notifyProblem,
  })
  return (
    <ListRow
      icon={Link2}
      over={say('profile.ties')}
      title={
        <div className="grid gap-1">
          {party.links.length === 0 && !isOpen && <span className="text-ink-3">{say('profile.noTies')}</span>}
          {party.links.map(({ id, kind, direction, partyId, displayName }) => (
            <span key={id} className="tie">
              {say(`tie.${kind}.${direction}`)}{' '}
              <Anchor className="text-link" href={paths.party(partyId)} dir="auto">
                {displayName}
              </Anchor>
              <Button
                look="quiet"
                icon={X}
                label={`${say('profile.dropTie')}: ${displayName}`}
                onClick={() => untie.mutate(id)}
              />
            </span>
          ))}
          {isOpen ? (
            <TieForm party={party} onDone={() => setIsOpen(false)} />
          ) : (
            <div>
              <Button look="quiet" className="slim" onClick={() => setIsOpen(true)}>
                {say('profile.addTie')}
              </Button>
            </div>
          )}
        </div>
      }
    />
  )
}

function TieForm({ party, onDone }: { readonly party: Party; readonly onDone: () => void }) {
  const [other, setOther] = useState<PartyGlimpse | null>(null)
  const [kind, setKind] = useState<(typeof linkKinds)[number]>('works-at')
  const tie = useMutation({
    mutationFn: (toId: string) => api.people.link({ id: party.id, toId, kind }),
    onSuccess: async () => {
      await refresh('people')
      onDone()
    },
    onError: notifyProblem,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (other) tie.mutate(other.id)
  }
  const find = async (q: string, signal: AbortSignal) => {
    const { items } = await api.people.find({ q, limit: 8 }, { signal })
    return items.filter(({ id }) => id !== party.id)
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Field label={say('profile.tieKind')}>
        <Select
          options={linkKinds.map((value) => ({ value, label: say(`tie.${value}.from`) }))}
          value={kind}
          onChange={({ target }) => setKind(linkKinds.find((one) => one === target.value) ?? 'friend')}
        />
      </Field>
      <Field label={say('profile.tieWith')}>
        <Combobox
          search={find}
          value={other}
          onChange={setOther}
          keyOf={({ id }) => id}
          textOf={({ displayName }) => displayName}
          autoFocus
        />
      </Field>
      <div>
        <Button type="submit" look="primary" disabled={!other || tie.isPending}>
          {say('profile.saveTie')}
        </Button>
      </div>
    </form>
  )
}
