import { type FormEvent, useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Field } from '../../../design/Field.tsx'
import { Select } from '../../../design/Select.tsx'
import { TextArea } from '../../../design/TextArea.tsx'
import { type NoteKind, noteKinds } from '../model.ts'
import { say } from './profile-words.ts'

type Props = {
  readonly isSaving: boolean
  readonly onSave: (note: { kind: NoteKind; text: string }) => Promise<unknown>
}

/** A line to write down what one learned; it opens when asked for. */
export function NoteForm({ isSaving, onSave }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const [kind, setKind] = useState<NoteKind>('family')
  const [text, setText] = useState('')
  if (!isOpen) {
    return (
      <div className="p-2">
        <Button look="quiet" onClick={() => setIsOpen(true)}>
          {say('profile.addNote')}
        </Button>
      </div>
    )
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    await onSave({ kind, text: text.trim() })
    setText('')
    setIsOpen(false)
  }
  return (
    <form className="stack p-4" onSubmit={(event) => void submit(event)}>
      <Field label={say('profile.noteKind')}>
        <Select
          options={noteKinds.map((value) => ({ value, label: say(`profile.${value}`) }))}
          value={kind}
          onChange={({ target }) => setKind(noteKinds.find((one) => one === target.value) ?? 'other')}
        />
      </Field>
      <Field label={say('profile.note')}>
        <TextArea
          autoFocus
          dir="auto"
          maxLength={10_000}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      <div>
        <Button type="submit" look="primary" disabled={isSaving}>
          {say('profile.saveNote')}
        </Button>
      </div>
    </form>
  )
}
