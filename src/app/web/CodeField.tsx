import { Field } from '../../design/Field.tsx'
import { TextInput } from '../../design/TextInput.tsx'
import { say } from './words.ts'

type Props = {
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (code: string) => void
}

/** Where the code from the phone is typed, or a recovery code. */
export function CodeField({ value, error, onChange }: Props) {
  return (
    <Field label={say('enter.code')} hint={say('enter.codeHint')} error={error}>
      <TextInput
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus
        maxLength={40}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}
