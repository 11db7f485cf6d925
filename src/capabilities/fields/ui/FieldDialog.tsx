import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Dialog } from '../../../design/Dialog.tsx'
import { Field } from '../../../design/Field.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { Select } from '../../../design/Select.tsx'
import { TextInput } from '../../../design/TextInput.tsx'
import { type CustomField, type FieldType, fieldTypes } from '../model.ts'
import { say } from './words.ts'

/** A field as it is being written. Answers that were retired before stay out of sight. */
export type TypedField = {
  readonly label: string
  readonly type: FieldType
  readonly options: readonly { readonly id?: string; readonly label: string }[]
}

type Props = {
  /** Absent for a new one. */
  readonly field?: CustomField
  readonly isSaving: boolean
  readonly problem: string | undefined
  readonly onSave: (typed: TypedField) => void
  readonly onClose: () => void
}

/** What a field is called, what one writes there, and what can be chosen. */
export function FieldDialog({ field, isSaving, problem, onSave, onClose }: Props) {
  const [typed, setTyped] = useState<TypedField>(() => typedOf(field))
  const [isTried, setIsTried] = useState(false)
  const change = (part: Partial<TypedField>) => setTyped((before) => ({ ...before, ...part }))
  const isChoice = typed.type === 'choice' || typed.type === 'choices'
  const gap = isTried && isChoice ? gapOf(typed.options) : undefined
  const save = () => {
    setIsTried(true)
    const options = isChoice ? typed.options.filter(({ label }) => label.trim() !== '') : []
    if (typed.label.trim() === '' || (isChoice && gapOf(typed.options))) return
    onSave({ ...typed, options })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={field ? say('fields.editTitle', { label: field.label }) : say('fields.addTitle')}
      actions={
        <>
          <Button onClick={onClose}>{say('fields.cancel')}</Button>
          <Button look="primary" type="submit" form="own-field" disabled={isSaving}>
            {isSaving ? say('fields.saving') : say('fields.save')}
          </Button>
        </>
      }
    >
      <form
        id="own-field"
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        {problem !== undefined && <Problem text={problem} />}
        <Field label={say('fields.label')} hint={say('fields.labelHint')}>
          <TextInput
            required
            dir="auto"
            maxLength={100}
            autoComplete="off"
            value={typed.label}
            onChange={({ target }) => change({ label: target.value })}
          />
        </Field>
        {field === undefined && (
          <Field label={say('fields.type')} hint={say('fields.typeStays')}>
            <Select
              options={fieldTypes.map((value) => ({ value, label: say(`fields.type.${value}`) }))}
              value={typed.type}
              onChange={({ target }) =>
                change({ type: fieldTypes.find((one) => one === target.value) ?? 'text' })
              }
            />
          </Field>
        )}
        {isChoice && (
          <Field
            kind="group"
            label={say('fields.options')}
            hint={field ? say('fields.optionsStay') : undefined}
            error={gap}
          >
            <OptionEntries options={typed.options} onChange={(options) => change({ options })} />
          </Field>
        )}
      </form>
    </Dialog>
  )
}

type EntriesProps = {
  readonly options: TypedField['options']
  readonly onChange: (options: TypedField['options']) => void
}

function OptionEntries({ options, onChange }: EntriesProps) {
  const put = (index: number, label: string) =>
    onChange(options.map((one, at) => (at === index ? { ...one, label } : one)))
  return (
    <div className="grid gap-2">
      {options.map((option, index) => (
        <div key={option.id ?? index} className="flex gap-2">
          <TextInput
            aria-label={say('fields.option', { number: index + 1 })}
            dir="auto"
            maxLength={100}
            autoComplete="off"
            value={option.label}
            onChange={({ target }) => put(index, target.value)}
          />
          <Button
            look="quiet"
            icon={X}
            label={say('fields.removeOption', { label: option.label || String(index + 1) })}
            onClick={() => onChange(options.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button icon={Plus} onClick={() => onChange([...options, { label: '' }])}>
          {say('fields.addOption')}
        </Button>
      </div>
    </div>
  )
}

function typedOf(field: CustomField | undefined): TypedField {
  if (field === undefined) return { label: '', type: 'text', options: [{ label: '' }, { label: '' }] }
  const options = field.options.filter(({ retired }) => !retired)
  return { label: field.label, type: field.type, options }
}

function gapOf(options: TypedField['options']): string | undefined {
  const labels = options.map(({ label }) => label.trim().toLowerCase()).filter((label) => label !== '')
  if (labels.length === 0) return say('fields.noOption')
  return new Set(labels).size < labels.length ? say('fields.twice') : undefined
}
