import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Checkbox } from '../../../design/Checkbox.tsx'
import { Field } from '../../../design/Field.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { Select } from '../../../design/Select.tsx'
import { TextInput } from '../../../design/TextInput.tsx'
import { activeLocale } from '../../../design/words.ts'
import { api } from '../api.ts'
import { showFirm } from '../../../design/firm.ts'
import { Doorway } from '../Doorway.tsx'
import { paths } from '../paths.ts'
import {
  allCurrencies,
  allTimeZones,
  countries,
  currencyOf,
  guessPlace,
  timeZoneIn,
  weekdays,
} from '../places.ts'
import { fieldProblem, wordsOfProblem } from '../problem-words.ts'
import { ask, queryClient } from '../queries.ts'
import { meQuery } from '../use-me.ts'
import { say } from '../words.ts'
import { useGo } from '../../../design/use-go.ts'

/** The first visit: the firm and its owner. */
export function SignUpPage() {
  const go = useGo()
  const welcome = useQuery(ask(['accounts', 'welcome'], api.accounts.welcome, undefined))
  const [firm, setFirm] = useState(() => ({ name: '', ...guessPlace(), workingDays: [1, 2, 3, 4, 5] }))
  const [owner, setOwner] = useState({ name: '', email: '', password: '' })
  const signUp = useMutation({
    mutationFn: () => api.accounts.signUp({ firm, owner }),
    onSuccess: (me) => {
      showFirm(me.firm.id)
      queryClient.setQueryData(meQuery.queryKey, me)
      go(paths.today)
    },
  })
  const wrong = (field: string) => fieldProblem(signUp.error, field)
  const locale = activeLocale()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signUp.mutate()
  }
  const toggleDay = (day: number) =>
    setFirm(({ workingDays, ...rest }) => ({
      ...rest,
      workingDays: workingDays.includes(day)
        ? workingDays.filter((one) => one !== day)
        : [...workingDays, day].sort(),
    }))

  if (welcome.data && !welcome.data.signUpOpen) {
    return (
      <Doorway title={say('enter.welcome')} sub={say('enter.closed')}>
        <Button look="primary" href={paths.signIn}>
          {say('enter.signIn')}
        </Button>
      </Doorway>
    )
  }
  return (
    <Doorway title={say('enter.welcome')} sub={say('enter.welcomeSub')} wide>
      <form className="stack" onSubmit={submit}>
        {signUp.error && <Problem text={wordsOfProblem(signUp.error)} />}
        <fieldset className="form-part">
          <legend>{say('enter.firm')}</legend>
          <Field label={say('enter.firmName')} error={wrong('firm.name')}>
            <TextInput
              required
              autoFocus
              maxLength={200}
              autoComplete="organization"
              value={firm.name}
              onChange={({ target }) => setFirm({ ...firm, name: target.value })}
            />
          </Field>
          <Field label={say('enter.country')} error={wrong('firm.country')}>
            <Select
              options={countries(locale)}
              value={firm.country}
              onChange={({ target: { value: country } }) =>
                setFirm({
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
              onChange={({ target }) => setFirm({ ...firm, timeZone: target.value })}
            />
          </Field>
          <Field label={say('enter.currency')} error={wrong('firm.currency')}>
            <Select
              options={allCurrencies(locale)}
              value={firm.currency}
              onChange={({ target }) => setFirm({ ...firm, currency: target.value })}
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
        <fieldset className="form-part">
          <legend>{say('enter.you')}</legend>
          <Field label={say('enter.name')} error={wrong('owner.name')}>
            <TextInput
              required
              maxLength={200}
              autoComplete="name"
              value={owner.name}
              onChange={({ target }) => setOwner({ ...owner, name: target.value })}
            />
          </Field>
          <Field label={say('enter.email')} error={wrong('owner.email')}>
            <TextInput
              type="email"
              required
              autoComplete="username"
              value={owner.email}
              onChange={({ target }) => setOwner({ ...owner, email: target.value })}
            />
          </Field>
          <Field
            label={say('enter.password')}
            hint={say('enter.passwordHint')}
            error={wrong('owner.password')}
          >
            <TextInput
              type="password"
              required
              minLength={10}
              autoComplete="new-password"
              value={owner.password}
              onChange={({ target }) => setOwner({ ...owner, password: target.value })}
            />
          </Field>
        </fieldset>
        <Button type="submit" look="primary" size="large" disabled={signUp.isPending}>
          {signUp.isPending ? say('enter.starting') : say('enter.start')}
        </Button>
      </form>
    </Doorway>
  )
}
