import { type FormEvent, useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { DateInput } from '../../../design/DateInput.tsx'
import { Field } from '../../../design/Field.tsx'
import { Select } from '../../../design/Select.tsx'
import { TextInput } from '../../../design/TextInput.tsx'
import { type Day, readDay } from '../../../kernel/day.ts'
import { type ConsentInput, consentWays, purposes } from '../model/consent.ts'
import { say } from './consent-words.ts'

type Props = {
  readonly today: Day
  /** What is taken back; a new consent where it is null. */
  readonly ends: string | null
  readonly isSaving: boolean
  readonly onSave: (said: ConsentInput) => void
  readonly onCancel: () => void
}

/** What somebody agreed to or took back: when, how, and what proves it. */
export function ConsentForm({ today, ends, isSaving, onSave, onCancel }: Props) {
  const [typed, setTyped] = useState<ConsentInput>({
    purpose: 'newsletter',
    detail: null,
    givenOn: today,
    givenHow: 'in-person',
    proof: null,
  })
  const put = (part: Partial<ConsentInput>) => setTyped((before) => ({ ...before, ...part }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSave(typed)
  }
  return (
    <form className="stack" onSubmit={submit}>
      {ends === null ? (
        <>
          <Field label={say('consent.purpose')}>
            <Select
              autoFocus
              options={purposes.map((value) => ({ value, label: say(`consent.purpose.${value}`) }))}
              value={typed.purpose}
              onChange={({ target }) =>
                put({ purpose: purposes.find((one) => one === target.value) ?? 'other' })
              }
            />
          </Field>
          {typed.purpose === 'other' && (
            <Field label={say('consent.detail')}>
              <TextInput
                dir="auto"
                maxLength={300}
                value={typed.detail ?? ''}
                onChange={({ target }) => put({ detail: target.value })}
              />
            </Field>
          )}
        </>
      ) : (
        <p>{say('consent.withdraw', { what: ends })}</p>
      )}
      <Field label={say('consent.on')}>
        <DateInput
          max={today}
          value={typed.givenOn}
          onChange={(day) => put({ givenOn: day === null ? null : readDay(day) })}
        />
      </Field>
      <Field label={say('consent.how')}>
        <Select
          options={consentWays.map((value) => ({ value, label: say(`consent.how.${value}`) }))}
          value={typed.givenHow}
          onChange={({ target }) =>
            put({ givenHow: consentWays.find((one) => one === target.value) ?? 'other' })
          }
        />
      </Field>
      {ends === null && (
        <Field label={say('consent.proof')} hint={say('consent.proofHint')} optional>
          <TextInput
            dir="auto"
            maxLength={2000}
            value={typed.proof ?? ''}
            onChange={({ target }) => put({ proof: target.value })}
          />
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={isSaving}>
          {say('consent.save')}
        </Button>
        <Button onClick={onCancel}>{say('consent.cancel')}</Button>
      </div>
    </form>
  )
}
