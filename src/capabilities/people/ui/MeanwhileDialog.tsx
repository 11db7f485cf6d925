import { useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Dialog } from '../../../design/Dialog.tsx'
import { say } from './form-words.ts'
import type { Difference, Whose } from './meanwhile.ts'
import type { FormChoices } from './party-form.ts'
import { fieldName, linesOf } from './typed-text.ts'
import type { PartyField, TypedParty } from './typed-party.ts'

export type Chosen = Readonly<Partial<Record<PartyField, Whose>>>

type Props = {
  readonly found: readonly Difference[]
  readonly theirs: TypedParty
  readonly yours: TypedParty
  readonly choices: FormChoices
  readonly isSaving: boolean
  readonly onSave: (chosen: Chosen) => void
  readonly onClose: () => void
}

/** Two wrote about the same person: what each wrote, side by side, and a choice for every field. */
export function MeanwhileDialog({ found, theirs, yours, choices, isSaving, onSave, onClose }: Props) {
  const [chosen, setChosen] = useState<Chosen>(() =>
    Object.fromEntries(found.flatMap(({ field, suggested }) => (suggested ? [[field, suggested]] : []))),
  )
  const isOpen = found.some(({ field }) => chosen[field] === undefined)
  const sides = { theirs, yours }
  return (
    <Dialog
      open
      size="wide"
      title={say('meanwhile.title')}
      sub={say('meanwhile.sub')}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {say('meanwhile.back')}
          </Button>
          <Button
            look="primary"
            disabled={isSaving}
            disabledBecause={isOpen ? say('meanwhile.choose') : undefined}
            onClick={() => onSave(chosen)}
          >
            {isSaving ? say('party.saving') : say('meanwhile.save')}
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        {found.map(({ field }) => (
          <fieldset key={field} className="meanwhile">
            <legend>{fieldName(field, yours.kind)}</legend>
            {(['theirs', 'yours'] as const).map((whose) => (
              <label key={whose}>
                <input
                  type="radio"
                  name={`meanwhile-${field}`}
                  checked={chosen[field] === whose}
                  onChange={() => setChosen({ ...chosen, [field]: whose })}
                />
                <span>
                  <small className="dim-note">{say(`meanwhile.${whose}`)}</small>
                  <Lines lines={linesOf(sides[whose], field, choices)} />
                </span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </Dialog>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return <i className="text-ink-3">{say('meanwhile.nothing')}</i>
  return lines.map((line) => (
    <span key={line} className="block whitespace-pre-line" dir="auto">
      {line}
    </span>
  ))
}
