import { DateInput } from '../../../design/DateInput.tsx'
import { Field } from '../../../design/Field.tsx'
import { TextInput } from '../../../design/TextInput.tsx'
import { readDay } from '../../../kernel/day.ts'
import type { TieDetails } from '../model/link.ts'
import { say } from './tie-words.ts'

type Props = {
  readonly details: TieDetails
  readonly onChange: (part: Partial<TieDetails>) => void
}

/** As what, and from when to when, somebody is tied to another. */
export function TieDetailFields({ details, onChange }: Props) {
  const { role, since, until } = details
  const isEarly = since !== null && until !== null && until < since
  return (
    <>
      <Field label={say('tie.role')} hint={say('tie.roleHint')} optional>
        <TextInput
          dir="auto"
          maxLength={300}
          value={role ?? ''}
          onChange={({ target }) => onChange({ role: target.value || null })}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={say('tie.sinceWhen')}>
          <DateInput
            value={since}
            onChange={(day) => onChange({ since: day === null ? null : readDay(day) })}
          />
        </Field>
        <Field label={say('tie.untilWhen')} error={isEarly ? say('tie.early') : undefined}>
          <DateInput
            value={until}
            onChange={(day) => onChange({ until: day === null ? null : readDay(day) })}
          />
        </Field>
      </div>
    </>
  )
}
