import { useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Dialog } from '../../../design/Dialog.tsx'
import { Field } from '../../../design/Field.tsx'
import { TextArea } from '../../../design/TextArea.tsx'
import { say } from './words.ts'

type Props = {
  readonly title: string
  readonly label: string
  readonly onSave: (text: string) => void
  readonly onClose: () => void
}

/** A few words about somebody who is waiting: typed, saved, done. */
export function TypeDialog({ title, label, onSave, onClose }: Props) {
  const [text, setText] = useState('')
  const save = () => {
    if (text.trim() !== '') onSave(text.trim())
  }
  return (
    <Dialog
      open
      title={title}
      size="narrow"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('counter.cancel')}</Button>
          <Button look="primary" onClick={save}>
            {say('counter.save')}
          </Button>
        </>
      }
    >
      <Field label={label}>
        <TextArea value={text} maxLength={2000} onChange={(event) => setText(event.target.value)} />
      </Field>
    </Dialog>
  )
}
