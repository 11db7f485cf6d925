import { type FormEvent, useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Field } from '../../../design/Field.tsx'
import { TextArea } from '../../../design/TextArea.tsx'
import type { Insight, InsightInput } from '../model/insight.ts'
import { say } from './insight-words.ts'
import { MeasureFields } from './MeasureFields.tsx'

type Props = {
  readonly insight: Insight
  readonly isSaving: boolean
  readonly onSave: (change: Pick<InsightInput, 'text' | 'importance' | 'state'>) => void
  readonly onArchive: () => void
  readonly onCancel: () => void
}

/** Something we understand of somebody, being changed where it stands. */
export function InsightForm({ insight, isSaving, onSave, onArchive, onCancel }: Props) {
  const [{ text, importance, state }, setTyped] = useState(insight)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') onSave({ text: text.trim(), importance, state })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Field label={say('insight.text')}>
        <TextArea
          autoFocus
          dir="auto"
          rows={2}
          maxLength={2000}
          value={text}
          onChange={({ target }) => setTyped((typed) => ({ ...typed, text: target.value }))}
          onKeyDown={({ key }) => key === 'Escape' && onCancel()}
        />
      </Field>
      {importance !== null && state !== null && (
        <MeasureFields
          importance={importance}
          state={state}
          onChange={(part) => setTyped((typed) => ({ ...typed, ...part }))}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={isSaving}>
          {say('insight.save')}
        </Button>
        <Button onClick={onCancel}>{say('insight.cancel')}</Button>
        <Button look="quiet" disabled={isSaving} onClick={onArchive}>
          {say('insight.archive')}
        </Button>
      </div>
    </form>
  )
}
