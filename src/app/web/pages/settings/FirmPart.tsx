import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { say } from '../../../../capabilities/accounts/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Card } from '../../../../design/Card.tsx'
import { Checkbox } from '../../../../design/Checkbox.tsx'
import { problemOf } from '../../../../design/client.ts'
import { DateInput } from '../../../../design/DateInput.tsx'
import { Field } from '../../../../design/Field.tsx'
import { notify } from '../../../../design/notices.ts'
import { Problem } from '../../../../design/Problem.tsx'
import { Select } from '../../../../design/Select.tsx'
import { TextInput } from '../../../../design/TextInput.tsx'
import { activeLocale } from '../../../../design/words.ts'
import { readDay } from '../../../../kernel/day.ts'
import { api } from '../../api.ts'
import { allCurrencies, allTimeZones, countries, weekdays } from '../../places.ts'
import { fieldProblem, wordsOfProblem } from '../../problem-words.ts'
import { queryClient } from '../../queries.ts'
import { useMe } from '../../use-me.ts'

/** The firm itself; two who save at once are told, and neither is overwritten. */
export function FirmPart() {
  const { firm, capabilities } = useMe()
  const [changed, setChanged] = useState<Partial<typeof firm>>({})
  const shown = { ...firm, ...changed }
  const locale = activeLocale()
  const mayChange = capabilities.includes('firm:write')
  const change = (part: Partial<typeof firm>) => setChanged((before) => ({ ...before, ...part }))
  const save = useMutation({
    mutationFn: () => api.accounts.changeFirm({ ...changed, version: firm.version }),
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      setChanged({})
      notify({ text: say('settings.saved') })
    },
    onError: () => queryClient.invalidateQueries({ queryKey: ['accounts', 'me'] }),
  })
  const wrong = (field: string) => fieldProblem(save.error, field)
  const isConflict = save.error && problemOf(save.error).code === 'changed-meanwhile'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const toggleDay = (day: number) =>
    change({
      workingDays: shown.workingDays.includes(day)
        ? shown.workingDays.filter((one) => one !== day)
        : [...shown.workingDays, day].sort(),
    })

  return (
    <Card roomy>
      <form className="stack" onSubmit={submit}>
        {save.error && (
          <Problem text={isConflict ? say('settings.changedMeanwhile') : wordsOfProblem(save.error)} />
        )}
        {!mayChange && <p className="m-0">{say('firm.notYours')}</p>}
        <fieldset className="contents" disabled={!mayChange}>
          <Field label={say('firm.name')} error={wrong('name')}>
            <TextInput
              required
              maxLength={200}
              value={shown.name}
              onChange={({ target }) => change({ name: target.value })}
            />
          </Field>
          <div className="pair">
            <Field label={say('firm.country')} hint={say('firm.countryHint')} error={wrong('country')}>
              <Select
                options={countries(locale)}
                value={shown.country}
                onChange={({ target }) => change({ country: target.value })}
              />
            </Field>
            <Field label={say('firm.timeZone')} error={wrong('timeZone')}>
              <Select
                options={allTimeZones(shown.timeZone)}
                value={shown.timeZone}
                onChange={({ target }) => change({ timeZone: target.value })}
              />
            </Field>
          </div>
          <Field label={say('firm.currency')} hint={say('firm.currencyHint')} error={wrong('currency')}>
            <Select
              options={allCurrencies(locale)}
              value={shown.currency}
              onChange={({ target }) => change({ currency: target.value })}
            />
          </Field>
          <Field kind="group" label={say('firm.workingDays')} error={wrong('workingDays')}>
            <div className="days">
              {weekdays(locale).map(({ value, label }) => (
                <Checkbox
                  key={value}
                  label={label}
                  checked={shown.workingDays.includes(value)}
                  onChange={() => toggleDay(value)}
                />
              ))}
            </div>
          </Field>
          <Field label={say('firm.dailyTalks')} hint={say('firm.dailyTalksHint')} error={wrong('dailyTalks')}>
            <TextInput
              type="number"
              min={1}
              max={50}
              value={shown.dailyTalks}
              onChange={({ target }) => change({ dailyTalks: target.valueAsNumber || 1 })}
            />
          </Field>
          <Field label={say('firm.asOf')} hint={say('firm.asOfHint')} error={wrong('asOf')} optional>
            <DateInput
              value={shown.asOf}
              onChange={(day) => change({ asOf: day === null ? null : readDay(day) })}
            />
          </Field>
        </fieldset>
        {mayChange && (
          <div>
            <Button
              type="submit"
              look="primary"
              disabled={save.isPending || Object.keys(changed).length === 0}
            >
              {save.isPending ? say('settings.saving') : say('settings.save')}
            </Button>
          </div>
        )}
      </form>
    </Card>
  )
}
