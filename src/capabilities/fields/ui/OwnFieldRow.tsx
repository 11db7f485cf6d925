import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Field } from '../../../design/Field.tsx'
import { ListRow } from '../../../design/ListRow.tsx'
import type { CustomField, FieldValue } from '../model.ts'
import { readValue } from '../rules/values.ts'
import { FieldInput, type Named } from './FieldInput.tsx'
import { valueText } from './value-text.ts'
import { say } from './words.ts'

type Props = {
  readonly field: CustomField
  readonly value: FieldValue
  readonly names: Readonly<Record<string, string>>
  readonly currency: string
  readonly findParty: (query: string, signal: AbortSignal) => Promise<readonly Named[]>
  readonly isOpen: boolean
  readonly isSaving: boolean
  readonly disabledBecause: string | undefined
  readonly onOpen: () => void
  readonly onClose: () => void
  readonly onSave: (value: FieldValue) => void
}

/** A field of the firm's own and what is known there; one press, and it can be written. */
export function OwnFieldRow(props: Props) {
  const { field, value, names, currency, isOpen, disabledBecause, onOpen } = props
  if (isOpen) return <OpenRow {...props} />
  const text = valueText(field, value, { currency, names })
  return (
    <ListRow
      over={<span dir="auto">{field.label}</span>}
      title={text === null ? <span className="text-ink-3">{say('fields.nothing')}</span> : shown(field, text)}
      aside={
        <Button
          look="quiet"
          icon={Pencil}
          label={say(text === null ? 'fields.write' : 'fields.changeOf', { label: field.label })}
          disabledBecause={disabledBecause}
          onClick={onOpen}
        />
      }
    />
  )
}

function OpenRow({ field, value, names, currency, findParty, isSaving, onClose, onSave }: Props) {
  const [typed, setTyped] = useState<FieldValue>(value)
  const [found, setFound] = useState(names)
  const [wrong, setWrong] = useState<string | undefined>()
  const save = () => {
    const read = readValue(field, typed)
    if (wrong !== undefined) return
    if (read.kind === 'fits') onSave(read.value)
    else setWrong(say(field.type === 'link' ? 'fields.wrongLink' : 'fields.wrongNumber'))
  }
  return (
    <form
      ref={focusFirst}
      className="list-row own-field"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <Field
        kind={field.type === 'choices' || field.type === 'party' ? 'group' : 'single'}
        label={<span dir="auto">{field.label}</span>}
        error={wrong}
      >
        <FieldInput
          field={field}
          value={typed}
          onChange={(next) => {
            setTyped(next)
            if (field.type === 'link') setWrong(undefined)
          }}
          onWrong={setWrong}
          currency={currency}
          names={found}
          findParty={async (query, signal) => {
            const parties = await findParty(query, signal)
            setFound((before) => ({
              ...before,
              ...Object.fromEntries(parties.map(({ id, displayName }) => [id, displayName])),
            }))
            return parties
          }}
        />
      </Field>
      <div className="own-field-actions">
        <Button type="submit" look="primary" disabled={isSaving}>
          {isSaving ? say('fields.saving') : say('fields.save')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {say('fields.cancel')}
        </Button>
      </div>
    </form>
  )
}

// Who opened it wants to write.
const focusFirst = (form: HTMLFormElement | null) =>
  form?.querySelector<HTMLElement>('input, textarea, select')?.focus()

function shown({ type }: CustomField, text: string) {
  if (type !== 'link') {
    return (
      <span dir="auto" className="whitespace-pre-line">
        {text}
      </span>
    )
  }
  return (
    <a className="text-link break-all" href={text} target="_blank" rel="noreferrer noopener" dir="ltr">
      {text}
    </a>
  )
}
