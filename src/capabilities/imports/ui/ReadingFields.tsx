import { Card } from '../../../design/Card.tsx'
import { Checkbox } from '../../../design/Checkbox.tsx'
import { Choice } from '../../../design/Choice.tsx'
import { Field } from '../../../design/Field.tsx'
import { Section } from '../../../design/Section.tsx'
import { Select } from '../../../design/Select.tsx'
import { encodings, type Plan, type Sniffed } from '../model.ts'
import { DateOrderField } from './DateOrderField.tsx'
import { columnsAs } from './plan-draft.ts'
import { say } from './words.ts'

type Option = { readonly value: string; readonly label: string }

type Props = {
  readonly sniffed: Sniffed
  readonly plan: Plan
  readonly onChange: (part: Partial<Plan>) => void
  readonly currencies: readonly Option[]
}

/** How the file is read: what it lists, its days, numbers and money; and what is right nearly always. */
export function ReadingFields({ sniffed, plan, onChange, currencies }: Props) {
  return (
    <Section title={say('imports.reading')}>
      <Card roomy>
        <div className="stack">
          <Field kind="group" label={say('imports.what')}>
            <Choice
              label={say('imports.what')}
              options={[
                { value: 'contacts', label: say('imports.what.contacts') },
                { value: 'trades', label: say('imports.what.trades') },
              ]}
              value={plan.what}
              onChange={(what) => onChange({ what, columns: columnsAs(what, plan.columns) })}
            />
          </Field>
          <DateOrderField sniffed={sniffed} plan={plan} onChange={(dateOrder) => onChange({ dateOrder })} />
          {plan.what === 'trades' && <MoneyFields plan={plan} onChange={onChange} currencies={currencies} />}
          <details className="rarely">
            <summary>{say('imports.rarely')}</summary>
            <RareFields plan={plan} onChange={onChange} />
          </details>
        </div>
      </Card>
    </Section>
  )
}

function MoneyFields({ plan, onChange, currencies }: Omit<Props, 'sniffed'>) {
  return (
    <>
      <Field label={say('imports.decimals')}>
        <Select
          options={[
            { value: 'point', label: '1,234.50' },
            { value: 'comma', label: '1.234,50' },
          ]}
          value={plan.decimalComma ? 'comma' : 'point'}
          onChange={({ target }) => onChange({ decimalComma: target.value === 'comma' })}
        />
      </Field>
      <Field label={say('imports.currency')} hint={say('imports.currencyHint')}>
        <Select
          options={currencies}
          value={plan.currency}
          onChange={({ target }) => onChange({ currency: target.value })}
        />
      </Field>
    </>
  )
}

const delimiters = [
  { mark: ',', name: 'comma' },
  { mark: ';', name: 'semicolon' },
  { mark: '\t', name: 'tab' },
  { mark: '|', name: 'bar' },
  { mark: ' ', name: 'space' },
] as const

function RareFields({ plan, onChange }: Pick<Props, 'plan' | 'onChange'>) {
  return (
    <div className="stack">
      <Field label={say('imports.encoding')}>
        <Select
          options={encodings.map((value) => ({ value, label: say(`imports.encoding.${value}`) }))}
          value={plan.encoding}
          onChange={({ target }) =>
            onChange({ encoding: encodings.find((one) => one === target.value) ?? plan.encoding })
          }
        />
      </Field>
      <Field label={say('imports.delimiter')}>
        <Select
          options={delimiters.map(({ name }) => ({ value: name, label: say(`imports.delimiter.${name}`) }))}
          value={delimiters.find(({ mark }) => mark === plan.delimiter)?.name ?? 'comma'}
          onChange={({ target }) =>
            onChange({ delimiter: delimiters.find(({ name }) => name === target.value)?.mark ?? ',' })
          }
        />
      </Field>
      <Checkbox
        label={say('imports.header')}
        checked={plan.header}
        onChange={({ target }) => onChange({ header: target.checked })}
      />
    </div>
  )
}
