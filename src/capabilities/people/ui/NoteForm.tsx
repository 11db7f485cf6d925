import { type FormEvent, useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Field } from '../../../design/Field.tsx'
import { Select } from '../../../design/Select.tsx'
import { TextArea } from '../../../design/TextArea.tsx'
import { type NoteKind, noteKinds } from '../model.ts'
import { type Importance, type InsightInput, type InsightState, insightKinds } from '../model/insight.ts'
import { canBeMet } from '../rules/insight.ts'
import { say as sayInsight } from './insight-words.ts'
import { MeasureFields } from './MeasureFields.tsx'
import { say } from './profile-words.ts'

/** What one learned: of their life, or of what they think of us. */
export type Learned = { as: 'note'; kind: NoteKind; text: string } | ({ as: 'insight' } & InsightInput)

type Props = {
  readonly isSaving: boolean
  readonly onSave: (learned: Learned) => Promise<unknown>
}

type Typed = {
  kind: NoteKind | InsightInput['kind']
  text: string
  importance: Importance
  state: InsightState
}

const nothing: Typed = { kind: 'family', text: '', importance: 'normal', state: 'not-known' }
const kinds = [...noteKinds.filter((kind) => kind !== 'other'), ...insightKinds, 'other'] as const

/** A line to write down what one learned; it opens when asked for. */
export function NoteForm({ isSaving, onSave }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const [typed, setTyped] = useState(nothing)
  const { kind, text, importance, state } = typed
  if (!isOpen) {
    return (
      <div className="p-2">
        <Button look="quiet" onClick={() => setIsOpen(true)}>
          {say('profile.addNote')}
        </Button>
      </div>
    )
  }
  const put = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    await onSave(learnedOf(typed))
    setTyped(nothing)
    setIsOpen(false)
  }
  return (
    <form className="stack p-4" onSubmit={(event) => void submit(event)}>
      <Field label={say('profile.noteKind')}>
        <Select
          options={kinds.map((value) => ({ value, label: labelOf(value) }))}
          value={kind}
          onChange={({ target }) => put({ kind: kinds.find((one) => one === target.value) ?? 'other' })}
        />
      </Field>
      <Field label={say('profile.note')}>
        <TextArea
          autoFocus
          dir="auto"
          maxLength={isInsight(kind) ? 2000 : 10_000}
          value={text}
          onChange={({ target }) => put({ text: target.value })}
        />
      </Field>
      {isInsight(kind) && canBeMet(kind) && (
        <MeasureFields importance={importance} state={state} onChange={put} />
      )}
      <div>
        <Button type="submit" look="primary" disabled={isSaving}>
          {say('profile.saveNote')}
        </Button>
      </div>
    </form>
  )
}

function isInsight(kind: Typed['kind']): kind is InsightInput['kind'] {
  return insightKinds.some((one) => one === kind)
}

function labelOf(kind: Typed['kind']): string {
  return isInsight(kind) ? sayInsight(`insight.${kind}`) : say(`profile.${kind}`)
}

function learnedOf({ kind, text, importance, state }: Typed): Learned {
  if (!isInsight(kind)) return { as: 'note', kind, text: text.trim() }
  const measures = canBeMet(kind) ? { importance, state } : { importance: null, state: null }
  return { as: 'insight', kind, text: text.trim(), ...measures }
}
