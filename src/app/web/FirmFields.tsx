import { Checkbox } from '../../design/Checkbox.tsx'
import { Field } from '../../design/Field.tsx'
import { Select } from '../../design/Select.tsx'
import { TextInput } from '../../design/TextInput.tsx'
import { activeLocale } from '../../design/words.ts'
import type { NewFirm } from './firm-to-begin.ts'
import { allCurrencies, allTimeZones, countries, currencyOf, timeZoneIn, weekdays } from './places.ts'
import { say } from './words.ts'

type Props = {
  readonly firm: NewFirm
  readonly onChange: (firm: NewFirm) => void
  /** What is wrong with a field, by its name in the contract. */
  readonly wrong: (field: string) => string | undefined
  readonly legend: string
}

/** What must be known of a firm before it can be opened. */
export function FirmFields({ firm, onChange, wrong, legend }: Props) {
  const locale = activeLocale()
  const toggleDay = (day: number) => {
    const { workingDays } = firm
    const isOn = workingDays.includes(day)
    const days = isOn ? workingDays.filter((one) => one !== day) : [...workingDays, day].sort()
    onChange({ ...firm, workingDays: days })
  }
  return (
    <fieldset className="form-part">
      <legend>{legend}</legend>
      <Field label={say('enter.firmName')} error={wrong('firm.name')}>
        <TextInput
          required
          autoFocus
          maxLength={200}
          autoComplete="organization"
          value={firm.name}
          onChange={({ target }) => onChange({ ...firm, name: target.value })}
        />
      </Field>
      <Field label={say('enter.country')} error={wrong('firm.country')}>
        <Select
          options={countries(locale)}
          value={firm.country}
          onChange={({ target: { value: country } }) =>
            onChange({
              ...firm,
              country,
              timeZone: timeZoneIn(country, firm.timeZone),
              currency: currencyOf(country),
            })
          }
        />
      </Field>
      <Field label={say('enter.timeZone')} error={wrong('firm.timeZone')}>
        <Select
          options={allTimeZones(firm.timeZone)}
          value={firm.timeZone}
          onChange={({ target }) => onChange({ ...firm, timeZone: target.value })}
        />
      </Field>
      <Field label={say('enter.currency')} error={wrong('firm.currency')}>
        <Select
          options={allCurrencies(locale)}
          value={firm.currency}
          onChange={({ target }) => onChange({ ...firm, currency: target.value })}
        />
      </Field>
      <Field kind="group" label={say('enter.workingDays')} error={wrong('firm.workingDays')}>
        <div className="days">
          {weekdays(locale).map(({ value, label }) => (
            <Checkbox
              key={value}
              label={label}
              checked={firm.workingDays.includes(value)}
              onChange={() => toggleDay(value)}
            />
          ))}
        </div>
      </Field>
    </fieldset>
  )
}
