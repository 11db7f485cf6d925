import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type Language, languages } from '../../../../capabilities/accounts/model.ts'
import { say } from '../../../../capabilities/accounts/ui/words.ts'
import { Card } from '../../../../design/Card.tsx'
import { Choice } from '../../../../design/Choice.tsx'
import { Field } from '../../../../design/Field.tsx'
import { notify } from '../../../../design/notices.ts'
import { Select } from '../../../../design/Select.tsx'
import { TextInput } from '../../../../design/TextInput.tsx'
import { chooseTheme, chosenTheme, type ThemeChoice } from '../../../../design/theme.ts'
import { api } from '../../api.ts'
import { activateLanguageOf } from '../../languages.ts'
import { notifyProblem } from '../../problem-words.ts'
import { refresh } from '../../queries.ts'
import { useMe } from '../../use-me.ts'
import { EmailForm } from './EmailForm.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { SessionList } from './SessionList.tsx'
import { WaysIn } from './WaysIn.tsx'

const ownNames: Record<Language, string> = { en: 'English', de: 'Deutsch', ar: 'العربية' }
const themes: readonly ThemeChoice[] = ['light', 'dark', 'system']

/** One's own name, language, look, password and sessions. */
export function YouPart() {
  const { member } = useMe()
  const [name, setName] = useState(member.name)
  const [theme, setTheme] = useState(chosenTheme())
  const save = useMutation({
    mutationFn: (part: { name?: string; language?: Language }) => api.accounts.changeMe(part),
    onSuccess: async (changed) => {
      await refresh('accounts')
      await activateLanguageOf(changed.language)
      notify({ text: say('settings.saved') })
    },
    onError: notifyProblem,
  })
  const keepName = () => {
    if (name.trim() !== '' && name.trim() !== member.name) save.mutate({ name: name.trim() })
  }
  return (
    <div className="stack gap-6">
      <Card roomy>
        <div className="stack">
          <Field label={say('you.name')}>
            <TextInput
              autoComplete="name"
              maxLength={200}
              value={name}
              onChange={({ target }) => setName(target.value)}
              onBlur={keepName}
            />
          </Field>
          <Field label={say('you.language')}>
            <Select
              options={languages.map((value) => ({ value, label: ownNames[value] }))}
              value={member.language}
              onChange={({ target }) =>
                save.mutate({ language: languages.find((one) => one === target.value) ?? 'en' })
              }
            />
          </Field>
          <Field kind="group" label={say('you.theme')}>
            <Choice
              label={say('you.theme')}
              options={themes.map((value) => ({ value, label: say(`you.theme.${value}`) }))}
              value={theme}
              onChange={(chosen) => {
                chooseTheme(chosen)
                setTheme(chosen)
              }}
            />
          </Field>
        </div>
      </Card>
      <EmailForm email={member.email} />
      <PasswordForm email={member.email} />
      <WaysIn />
      <SessionList />
    </div>
  )
}
