import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Party } from '../../../capabilities/people/model.ts'
import { say } from '../../../capabilities/people/ui/form-words.ts'
import { changesBetween, fieldsThatDiffer } from '../../../capabilities/people/ui/meanwhile.ts'
import { type TypedParty, typedOf } from '../../../capabilities/people/ui/typed-party.ts'
import { problemOf } from '../../../design/client.ts'
import { notify } from '../../../design/notices.ts'
import { useDraft } from '../../../design/use-draft.ts'
import { api } from '../api.ts'
import { notifyProblem } from '../problem-words.ts'
import { ask, queryClient, refresh } from '../queries.ts'

type Seen = { readonly version: number; readonly typed: TypedParty }
/** What is typed, with the record it began from: a draft found again next week still knows what it changes. */
type Draft = { readonly typed: TypedParty; readonly base: Seen }

/** An edit of one record, from the first letter until it is saved without anybody's work being lost. */
export function useEdit(party: Party, onSaved: () => void) {
  const onRecord: Seen = { version: party.version, typed: typedOf(party) }
  const draft = useDraft<Draft>(`party.${party.id}`, { typed: onRecord.typed, base: onRecord })
  const [newer, setNewer] = useState<Seen | null>(null)
  const { typed, base } = draft.value
  const isTouched = fieldsThatDiffer(base.typed, typed).length > 0
  // While nobody has typed, the form shows what is on record now.
  if (!isTouched && base.version < party.version) draft.change({ typed: onRecord.typed, base: onRecord })

  const saving = useMutation({
    mutationFn: ({ from, to }: { from: Seen; to: TypedParty }) => {
      const changes = changesBetween(from.typed, to)
      return api.people.change({ id: party.id, version: from.version, ...changes })
    },
    onSuccess: async (saved, { from, to }) => {
      draft.forget()
      setNewer(null)
      keep(saved)
      onSaved()
      await refreshPeople()
      if (fieldsThatDiffer(from.typed, to).length === 0) return
      const before = { version: saved.version, typed: to }
      notify({
        text: say('party.changed', { name: saved.displayName }),
        undo: () => takeBack(saved, before, from.typed),
      })
    },
    onError: async (error) => {
      if (problemOf(error).code !== 'changed-meanwhile') return
      const now = await api.people.get({ id: party.id })
      setNewer({ version: now.version, typed: typedOf(now) })
    },
  })
  const isMeanwhile = problemOf(saving.error).code === 'changed-meanwhile'

  return {
    typed,
    base: base.typed,
    isTouched,
    newer,
    isSaving: saving.isPending,
    error: isMeanwhile ? null : saving.error,
    change: (part: Partial<TypedParty>) => draft.change({ typed: { ...typed, ...part } }),
    startAfresh: () => draft.change({ typed: onRecord.typed, base: onRecord }),
    save: () => saving.mutate({ from: base, to: typed }),
    /** Saves what was chosen over the newer record. */
    settle: (chosen: TypedParty) => {
      if (!newer) return
      draft.change({ typed: chosen, base: newer })
      saving.mutate({ from: newer, to: chosen })
    },
    goOn: () => setNewer(null),
  }
}

function keep(party: Party): void {
  queryClient.setQueryData(ask(['people', 'get'], api.people.get, { id: party.id as string }).queryKey, party)
}

const refreshPeople = () => refresh('people', 'vitality', 'outreach')

async function takeBack({ id, displayName }: Party, now: Seen, before: TypedParty): Promise<void> {
  try {
    keep(await api.people.change({ id, version: now.version, ...changesBetween(now.typed, before) }))
    await refreshPeople()
    notify({ text: say('party.changedUndone', { name: displayName }) })
  } catch (error) {
    notifyProblem(error)
  }
}
