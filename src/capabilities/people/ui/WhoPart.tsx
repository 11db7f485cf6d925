import { Choice } from '../../../design/Choice.tsx'
import { Field } from '../../../design/Field.tsx'
import { Select } from '../../../design/Select.tsx'
import { TextInput } from '../../../design/TextInput.tsx'
import { say } from './form-words.ts'
import type { PartProps } from './party-form.ts'
import { type TypedParty, withName } from './typed-party.ts'

const pronouns = ['she', 'he', 'they'] as const

/** Names and what goes with them. */
export function WhoPart({ typed, onChange, wrong, alike, isNew }: PartProps) {
  const text = (field: 'displayName' | 'goesBy' | 'sayIt' | 'organisationName') => ({
    dir: 'auto' as const,
    maxLength: 300,
    value: typed[field],
    onChange: ({ target }: { target: { value: string } }) =>
      onChange({ [field]: target.value } as Partial<TypedParty>),
  })
  const isPerson = typed.kind === 'person'
  return (
    <>
      <Field kind="group" label={say('party.kind')}>
        <Choice
          label={say('party.kind')}
          options={[
            { value: 'person', label: say('party.kind.person') },
            { value: 'organisation', label: say('party.kind.organisation') },
          ]}
          value={typed.kind}
          onChange={(kind) => onChange({ kind })}
        />
      </Field>
      {isPerson && (
        <div className="pair">
          <Field label={say('party.givenName')} optional>
            <TextInput
              dir="auto"
              autoFocus={isNew}
              autoComplete="off"
              maxLength={300}
              value={typed.givenName}
              onChange={({ target }) => onChange(withName(typed, { givenName: target.value }))}
            />
          </Field>
          <Field label={say('party.familyName')} optional>
            <TextInput
              dir="auto"
              autoComplete="off"
              maxLength={300}
              value={typed.familyName}
              onChange={({ target }) => onChange(withName(typed, { familyName: target.value }))}
            />
          </Field>
        </div>
      )}
      <div className="pair">
        <Field
          label={isPerson ? say('party.displayName') : say('party.organisationsName')}
          error={wrong('displayName')}
        >
          <TextInput {...text('displayName')} required autoComplete="off" />
        </Field>
        <Field label={isPerson ? say('party.organisation') : say('party.partOf')} optional>
          <TextInput {...text('organisationName')} autoComplete="off" />
        </Field>
      </div>
      {alike}
      <div className="trio">
        <Field label={say('party.goesBy')} hint={say('party.goesByHint')} optional error={wrong('goesBy')}>
          <TextInput {...text('goesBy')} />
        </Field>
        <Field label={say('party.sayIt')} hint={say('party.sayItHint')} optional error={wrong('sayIt')}>
          <TextInput {...text('sayIt')} />
        </Field>
        {isPerson && (
          <Field label={say('party.pronoun')}>
            <Select
              options={[
                { value: '', label: say('party.pronoun.none') },
                ...pronouns.map((value) => ({ value, label: say(`party.pronoun.${value}`) })),
              ]}
              value={typed.pronoun}
              onChange={({ target }) =>
                onChange({ pronoun: pronouns.find((one) => one === target.value) ?? '' })
              }
            />
          </Field>
        )}
      </div>
    </>
  )
}
