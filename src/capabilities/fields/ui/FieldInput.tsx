import { Checkbox } from '../../../design/Checkbox.tsx'
import { Combobox } from '../../../design/Combobox.tsx'
import { DateInput } from '../../../design/DateInput.tsx'
import { MoneyInput } from '../../../design/MoneyInput.tsx'
import { Select } from '../../../design/Select.tsx'
import { TextArea } from '../../../design/TextArea.tsx'
import { TextInput } from '../../../design/TextInput.tsx'
import type { CustomField, FieldValue } from '../model.ts'
import { say } from './words.ts'

export type Named = { readonly id: string; readonly displayName: string }

type Props = {
  readonly field: Pick<CustomField, 'label' | 'type' | 'options'>
  readonly value: FieldValue
  readonly onChange: (value: FieldValue) => void
  /** Told what is wrong while what is typed can't be read; undefined once it can. */
  readonly onWrong?: (wrong: string | undefined) => void
  readonly currency: string
  readonly findParty: (query: string, signal: AbortSignal) => Promise<readonly Named[]>
  readonly names: Readonly<Record<string, string>>
}

/** What one writes into a field of the firm's own: of each type in its own way. */
export function FieldInput({ field, value, onChange, onWrong, currency, findParty, names }: Props) {
  const text = typeof value === 'string' ? value : ''
  const typed = {
    dir: 'auto' as const,
    value: text,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  }
  switch (field.type) {
    case 'text':
      return <TextInput {...typed} maxLength={300} autoComplete="off" />
    case 'long-text':
      return <TextArea {...typed} maxLength={10_000} />
    case 'link':
      return <TextInput {...typed} dir="ltr" inputMode="url" maxLength={2000} autoComplete="off" />
    case 'number':
      return (
        <TextInput
          type="number"
          step="any"
          defaultValue={typeof value === 'number' ? value : ''}
          onChange={({ target }) => {
            onWrong?.(target.validity.badInput ? say('fields.wrongNumber') : undefined)
            onChange(Number.isNaN(target.valueAsNumber) ? null : target.valueAsNumber)
          }}
        />
      )
    case 'money':
      return (
        <MoneyInput
          currency={currency}
          amountMinor={typeof value === 'number' ? value : null}
          onRead={(read) => {
            onWrong?.(read.kind === 'unreadable' ? say('fields.wrongMoney') : undefined)
            if (read.kind !== 'unreadable') onChange(read.kind === 'amount' ? read.amountMinor : null)
          }}
        />
      )
    case 'date':
      return <DateInput value={text || null} onChange={onChange} />
    case 'yes-no':
      return (
        <Select
          options={[
            { value: '', label: say('fields.unknown') },
            { value: 'yes', label: say('fields.yes') },
            { value: 'no', label: say('fields.no') },
          ]}
          value={wordOf(value)}
          onChange={({ target }) => onChange(target.value === '' ? null : target.value === 'yes')}
        />
      )
    case 'choice':
      return (
        <Select
          options={[
            { value: '', label: say('fields.unknown') },
            ...offered(field, [text]).map(({ id, label }) => ({ value: id as string, label })),
          ]}
          value={text}
          onChange={({ target }) => onChange(target.value || null)}
        />
      )
    case 'choices':
      return <Choices field={field} value={value} onChange={onChange} />
    case 'party':
      return (
        <Combobox<Named>
          search={findParty}
          value={text === '' ? null : { id: text, displayName: names[text] ?? text }}
          onChange={(party) => onChange(party?.id ?? null)}
          keyOf={({ id }) => id}
          textOf={({ displayName }) => displayName}
          placeholder={say('fields.findParty')}
          label={field.label}
        />
      )
  }
}

function Choices({ field, value, onChange }: Pick<Props, 'field' | 'value' | 'onChange'>) {
  const chosen = Array.isArray(value) ? value : []
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <div className="grid gap-2">
      {offered(field, chosen).map(({ id, label }) => (
        <Checkbox key={id} label={label} checked={chosen.includes(id)} onChange={() => toggle(id)} />
      ))}
    </div>
  )
}

/** What can be chosen now, and what was chosen before it was retired. */
const offered = ({ options }: Pick<CustomField, 'options'>, chosen: readonly string[]) =>
  options.filter(({ id, retired }) => !retired || chosen.includes(id))

function wordOf(value: FieldValue): string {
  if (typeof value !== 'boolean') return ''
  return value ? 'yes' : 'no'
}
