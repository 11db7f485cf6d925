import { DateInput } from '../../../design/DateInput.tsx'
import { Field } from '../../../design/Field.tsx'
import { Select } from '../../../design/Select.tsx'
import type { PartyRole } from '../model.ts'
import { Entries, labelAt } from './Entries.tsx'
import { say } from './form-words.ts'
import type { PartProps } from './party-form.ts'

const roles = ['customer', 'supplier', 'producer', 'partner', 'prospect'] as const satisfies PartyRole[]

/** What somebody is to us, since when, and who looks after them. */
export function RolesPart({ typed, onChange, wrong, choices, isNew }: PartProps) {
  const free = roles.find((role) => typed.roles.every((held) => held.role !== role)) ?? 'customer'
  const stewardId = typed.roles.at(-1)?.stewardId ?? ''
  const layout = isNew
    ? 'desk:grid-cols-[minmax(0,1fr)_170px_minmax(0,1fr)]'
    : 'desk:grid-cols-[minmax(0,1fr)_160px_160px_minmax(0,1fr)]'
  return (
    <Entries
      entries={typed.roles}
      onChange={(next) => onChange({ roles: next })}
      fresh={{ role: free, since: null, until: null, stewardId }}
      addLabel={say('party.addRole')}
      nameOf={({ role }) => say(`party.role.${role}`)}
      layout={layout}
    >
      {({ role, since, until, stewardId: heldBy }, at, put) => (
        <>
          <Field label={labelAt(at, say('party.role'))} error={wrong(`roles.${at}.role`)}>
            <Select
              options={roles.map((value) => ({ value, label: say(`party.role.${value}`) }))}
              value={role}
              onChange={({ target }) => put({ role: roles.find((one) => one === target.value) ?? role })}
            />
          </Field>
          <Field label={labelAt(at, say('party.since'))}>
            <DateInput value={since} onChange={(day) => put({ since: day })} />
          </Field>
          {!isNew && (
            <Field label={labelAt(at, say('party.until'))} error={wrong(`roles.${at}.until`)}>
              <DateInput value={until} onChange={(day) => put({ until: day })} />
            </Field>
          )}
          <Field label={labelAt(at, say('party.steward'))}>
            <Select
              options={[{ value: '', label: say('party.noSteward') }, ...choices.stewards]}
              value={heldBy}
              onChange={({ target }) => put({ stewardId: target.value })}
            />
          </Field>
        </>
      )}
    </Entries>
  )
}
