import { Field } from '../../../design/Field.tsx'
import { Select } from '../../../design/Select.tsx'
import { TextInput } from '../../../design/TextInput.tsx'
import { Entries } from './Entries.tsx'
import { say } from './form-words.ts'
import type { PartProps } from './party-form.ts'

const parts = ['lines', 'postcode', 'town', 'region'] as const
const fresh = { lines: '', town: '', region: '', postcode: '', country: '', label: '' }

/** Where somebody is to be found. */
export function AddressEntries({ typed, onChange, wrong, choices }: PartProps) {
  return (
    <Entries
      entries={typed.addresses}
      onChange={(addresses) => onChange({ addresses })}
      fresh={{ ...fresh, country: typed.addresses.at(-1)?.country ?? '' }}
      addLabel={say('party.addAddress')}
      nameOf={({ lines }) => lines || say('party.addresses')}
      layout="desk:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1.5fr)]"
    >
      {(address, at, put) => (
        <>
          {parts.map((part) => (
            <Field key={part} label={say(`party.${part}`)} error={wrong(`addresses.${at}.${part}`)}>
              <TextInput
                dir="auto"
                autoComplete="off"
                maxLength={300}
                value={address[part]}
                onChange={({ target }) => put({ [part]: target.value })}
              />
            </Field>
          ))}
          <Field label={say('party.country')}>
            <Select
              options={[{ value: '', label: say('party.noCountry') }, ...choices.countries]}
              value={address.country}
              onChange={({ target }) => put({ country: target.value })}
            />
          </Field>
          <Field label={say('party.label')}>
            <TextInput
              dir="auto"
              maxLength={300}
              value={address.label}
              onChange={({ target }) => put({ label: target.value })}
            />
          </Field>
        </>
      )}
    </Entries>
  )
}
