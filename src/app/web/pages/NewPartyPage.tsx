import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { AlikeNote } from '../../../capabilities/people/ui/AlikeNote.tsx'
import { say } from '../../../capabilities/people/ui/form-words.ts'
import { PartyForm } from '../../../capabilities/people/ui/PartyForm.tsx'
import { gapsOf } from '../../../capabilities/people/ui/party-gaps.ts'
import { emptyParty, inputOf } from '../../../capabilities/people/ui/typed-party.ts'
import { Button } from '../../../design/Button.tsx'
import { notify } from '../../../design/notices.ts'
import { PageHeader } from '../../../design/PageHeader.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { useDraft } from '../../../design/use-draft.ts'
import { useGo } from '../../../design/use-go.ts'
import { api } from '../api.ts'
import { paths } from '../paths.ts'
import { KeptNote } from '../people/KeptNote.tsx'
import '../people/party-form.css'
import { goToFirstWrong, wrongIn } from '../people/party-problem.ts'
import { useAlike } from '../people/use-alike.ts'
import { useFormChoices } from '../people/use-form-choices.ts'
import { notifyProblem, wordsOfProblem } from '../problem-words.ts'
import { refresh } from '../queries.ts'
import { useMe } from '../use-me.ts'

/** A person or an organisation that isn't on record yet. */
export function NewPartyPage() {
  const go = useGo()
  const { member, capabilities } = useMe()
  const draft = useDraft('party.new', emptyParty(member.id))
  const [isTried, setIsTried] = useState(false)
  const choices = useFormChoices()
  const alike = useAlike(draft.value, null)
  const gaps = gapsOf(draft.value)
  const mayWrite = capabilities.includes('people:write')

  const save = useMutation({
    mutationFn: () => api.people.add(inputOf(draft.value)),
    onSuccess: ({ id, displayName }) => {
      draft.forget()
      go(paths.party(id))
      void refreshPeople()
      notify({ text: say('party.added', { name: displayName }), undo: () => takeBack(id, displayName) })
    },
    onError: goToFirstWrong,
  })
  const trySave = () => {
    setIsTried(true)
    if (!mayWrite || save.isPending) return
    if (Object.keys(gaps).length > 0) goToFirstWrong()
    else save.mutate()
  }

  return (
    <>
      <PageHeader title={say('party.new')} />
      {save.error && <Problem text={wordsOfProblem(save.error)} />}
      <KeptNote isTouched={draft.isTouched} onForget={draft.forget} />
      <PartyForm
        isNew
        typed={draft.value}
        onChange={draft.change}
        wrong={wrongIn(isTried ? gaps : {}, save.error)}
        choices={choices}
        alike={<AlikeNote alike={alike} hrefOf={paths.party} />}
        onSave={trySave}
        actions={
          <>
            <Button
              type="submit"
              look="primary"
              disabled={save.isPending}
              disabledBecause={mayWrite ? undefined : say('party.notYours')}
            >
              {save.isPending ? say('party.saving') : say('party.add')}
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                draft.forget()
                go(paths.people)
              }}
            >
              {say('party.cancel')}
            </Button>
          </>
        }
      />
    </>
  )
}

const refreshPeople = () => refresh('people', 'vitality', 'outreach', 'accounts')

async function takeBack(id: string, name: string): Promise<void> {
  try {
    await api.people.archive({ id })
    await refreshPeople()
    notify({ text: say('party.addedUndone', { name }) })
  } catch (error) {
    notifyProblem(error)
  }
}
