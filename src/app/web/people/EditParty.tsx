import { useState } from 'react'
import type { Party } from '../../../capabilities/people/model.ts'
import { AlikeNote } from '../../../capabilities/people/ui/AlikeNote.tsx'
import { say } from '../../../capabilities/people/ui/form-words.ts'
import { MeanwhileDialog } from '../../../capabilities/people/ui/MeanwhileDialog.tsx'
import { differences, settled } from '../../../capabilities/people/ui/meanwhile.ts'
import { PartyForm } from '../../../capabilities/people/ui/PartyForm.tsx'
import { gapsOf } from '../../../capabilities/people/ui/party-gaps.ts'
import { Button } from '../../../design/Button.tsx'
import { PageHeader } from '../../../design/PageHeader.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { useGo } from '../../../design/use-go.ts'
import { paths } from '../paths.ts'
import { wordsOfProblem } from '../problem-words.ts'
import { useMe } from '../use-me.ts'
import { KeptNote } from './KeptNote.tsx'
import './party-form.css'
import { goToFirstWrong, wrongIn } from './party-problem.ts'
import { useAlike } from './use-alike.ts'
import { useEdit } from './use-edit.ts'
import { useFormChoices } from './use-form-choices.ts'

/** The form over a record; when somebody else saved meanwhile, it asks what shall stand. */
export function EditParty({ party }: { readonly party: Party }) {
  const go = useGo()
  const mayWrite = useMe().capabilities.includes('people:write')
  const choices = useFormChoices()
  const [isTried, setIsTried] = useState(false)
  const edit = useEdit(party, () => go(paths.party(party.id)))
  const { typed, base, newer } = edit
  const alike = useAlike(typed, party.id)
  const isRenamed = typed.displayName !== base.displayName
  const gaps = gapsOf(typed)
  const trySave = () => {
    setIsTried(true)
    if (!mayWrite || edit.isSaving) return
    if (Object.keys(gaps).length > 0) goToFirstWrong()
    else edit.save()
  }

  return (
    <>
      <PageHeader
        title={
          <>
            {say('party.edit', { name: '' }).trim()} <span dir="auto">{party.displayName}</span>
          </>
        }
      />
      {edit.error && <Problem text={wordsOfProblem(edit.error)} />}
      <KeptNote isTouched={edit.isTouched} onForget={edit.startAfresh} />
      <PartyForm
        isNew={false}
        typed={typed}
        onChange={edit.change}
        wrong={wrongIn(isTried ? gaps : {}, edit.error)}
        choices={choices}
        alike={isRenamed && <AlikeNote alike={alike} hrefOf={paths.party} />}
        onSave={trySave}
        actions={
          <>
            <Button
              type="submit"
              look="primary"
              disabled={edit.isSaving}
              disabledBecause={mayWrite ? undefined : say('party.notYours')}
            >
              {edit.isSaving ? say('party.saving') : say('party.save')}
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                edit.startAfresh()
                go(paths.party(party.id))
              }}
            >
              {say('party.cancel')}
            </Button>
          </>
        }
      />
      {newer && (
        <MeanwhileDialog
          key={newer.version}
          found={differences(base, newer.typed, typed)}
          theirs={newer.typed}
          yours={typed}
          choices={choices}
          isSaving={edit.isSaving}
          onSave={(chosen) => edit.settle(settled(newer.typed, typed, chosen))}
          onClose={edit.goOn}
        />
      )}
    </>
  )
}
