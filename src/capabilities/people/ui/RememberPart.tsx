import type { Reading } from '../../../design/amount.ts'
import { Field } from '../../../design/Field.tsx'
import { MoneyInput } from '../../../design/MoneyInput.tsx'
import { Select } from '../../../design/Select.tsx'
import { TextArea } from '../../../design/TextArea.tsx'
import { TextInput } from '../../../design/TextInput.tsx'
import { occasionKinds } from '../model.ts'
import { Entries, labelAt } from './Entries.tsx'
import { say } from './form-words.ts'
import type { PartProps } from './party-form.ts'
import type { TypedOccasion, TypedParty, TypedPrice } from './typed-party.ts'

/** The usual, the days of the year that matter, and tags. */
export function RememberPart({ typed, onChange, wrong, choices }: PartProps) {
  return (
    <>
      <Field label={say('party.theUsual')} hint={say('party.theUsualHint')} optional>
        <TextArea
          dir="auto"
          rows={2}
          maxLength={2000}
          value={typed.theUsual}
          onChange={({ target }) => onChange({ theUsual: target.value })}
        />
      </Field>
      <div className="grid desk:grid-cols-[180px_minmax(0,1fr)]">
        <Field label={say('party.theUsualPrice')} optional error={wrong('theUsualPrice')}>
          <MoneyInput
            currency={typed.theUsualPrice.currency || choices.currency}
            amountMinor={typed.theUsualPrice.amountMinor}
            onRead={(reading) =>
              onChange({
                theUsualPrice: priceFrom(reading, typed.theUsualPrice.currency || choices.currency),
              })
            }
          />
        </Field>
      </div>
      <Entries
        entries={typed.occasions}
        onChange={(occasions) => onChange({ occasions })}
        fresh={freshOccasion(typed)}
        addLabel={say('party.addOccasion')}
        nameOf={({ kind }) => say(`party.occasion.${kind}`)}
        layout="grid-cols-2 desk:grid-cols-[160px_minmax(0,1fr)_72px_150px_110px]"
      >
        {({ kind, label, month, day, year }, at, put) => (
          <>
            <Field label={labelAt(at, say('party.occasion'))}>
              <Select
                options={occasionKinds.map((value) => ({ value, label: say(`party.occasion.${value}`) }))}
                value={kind}
                onChange={({ target }) =>
                  put({ kind: occasionKinds.find((one) => one === target.value) ?? kind })
                }
              />
            </Field>
            <Field label={labelAt(at, say('party.occasionLabel'))}>
              <TextInput
                dir="auto"
                maxLength={300}
                value={label}
                onChange={({ target }) => put({ label: target.value })}
              />
            </Field>
            <Field label={labelAt(at, say('party.day'))} error={wrong(`occasions.${at}.day`)}>
              <TextInput
                inputMode="numeric"
                maxLength={2}
                value={day}
                onChange={({ target }) => put({ day: target.value.trim() })}
              />
            </Field>
            <Field label={labelAt(at, say('party.month'))}>
              <Select
                options={[{ value: '', label: '' }, ...choices.months]}
                value={month}
                onChange={({ target }) => put({ month: target.value })}
              />
            </Field>
            <Field label={labelAt(at, say('party.year'))} error={wrong(`occasions.${at}.year`)}>
              <TextInput
                inputMode="numeric"
                maxLength={4}
                placeholder={say('party.yearHint')}
                value={year}
                onChange={({ target }) => put({ year: target.value.trim() })}
              />
            </Field>
          </>
        )}
      </Entries>
      <Field label={say('party.tags')} hint={say('party.tagsHint')} optional error={wrong('tags')}>
        <TextInput
          dir="auto"
          maxLength={2000}
          value={typed.tags}
          onChange={({ target }) => onChange({ tags: target.value })}
        />
      </Field>
    </>
  )
}

function priceFrom(reading: Reading, currency: string): TypedPrice {
  const amountMinor = reading.kind === 'amount' ? reading.amountMinor : null
  return {
    amountMinor,
    // As on a record without a price: what was typed and taken out again is no change.
    currency: amountMinor === null ? '' : currency,
    isUnreadable: reading.kind === 'unreadable',
  }
}

function freshOccasion({ occasions }: TypedParty): TypedOccasion {
  const hasBirthday = occasions.some(({ kind }) => kind === 'birthday')
  return { kind: hasBirthday ? 'anniversary' : 'birthday', label: '', month: '', day: '', year: '' }
}
