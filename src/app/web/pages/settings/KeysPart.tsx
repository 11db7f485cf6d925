import { useMutation, useQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { say } from '../../../../capabilities/accounts/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Card } from '../../../../design/Card.tsx'
import { Checkbox } from '../../../../design/Checkbox.tsx'
import { Empty } from '../../../../design/Empty.tsx'
import { Field } from '../../../../design/Field.tsx'
import { formatDay, formatInstant } from '../../../../design/format.ts'
import { ListRow } from '../../../../design/ListRow.tsx'
import { notify } from '../../../../design/notices.ts'
import { Problem } from '../../../../design/Problem.tsx'
import { Section } from '../../../../design/Section.tsx'
import { Select } from '../../../../design/Select.tsx'
import { TextInput } from '../../../../design/TextInput.tsx'
import { type Capability, capabilities as all } from '../../../../kernel/actor.ts'
import { api } from '../../api.ts'
import { fieldProblem, notifyProblem } from '../../problem-words.ts'
import { ask, refresh } from '../../queries.ts'
import { useMe } from '../../use-me.ts'
import { CopyOnce } from './CopyOnce.tsx'
import { wordsOfStanding } from './standing-words.ts'

const validities = [
  { value: '90', label: () => say('keys.days', { count: 90 }) },
  { value: '365', label: () => say('keys.year') },
  { value: '', label: () => say('keys.forever') },
]

/** Keys for other programs: made, shown once, revoked. */
export function KeysPart() {
  const me = useMe()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly Capability[]>(['people:read'])
  const [days, setDays] = useState('365')
  const keys = useQuery(ask(['accounts', 'apiKeys'], api.accounts.apiKeys, undefined))
  const make = useMutation({
    mutationFn: () =>
      api.accounts.makeApiKey({
        name,
        scopes: [...scopes],
        expiresInDays: days === '' ? null : Number(days),
      }),
    onSuccess: () => {
      setName('')
      void refresh('accounts')
    },
  })
  const revoke = useMutation({
    mutationFn: (id: string) => api.accounts.revokeApiKey({ id }),
    onSuccess: async () => {
      await refresh('accounts')
      notify({ text: say('keys.revoked') })
    },
    onError: notifyProblem,
  })
  const toggle = (scope: Capability) =>
    setScopes((before) =>
      before.includes(scope) ? before.filter((one) => one !== scope) : [...before, scope],
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  const used = (at: string | null) =>
    at ? say('keys.lastUsed', { when: formatInstant(at, me.firm.timeZone) }) : say('keys.neverUsed')
  const validity = (expiresAt: string) => {
    const day = formatDay(expiresAt.slice(0, 10))
    const isOver = Date.parse(expiresAt) <= keys.dataUpdatedAt
    return isOver ? say('keys.expiredOn', { day }) : say('keys.expiresOn', { day })
  }
  return (
    <div className="stack gap-6">
      <Card>
        {keys.data?.items.length === 0 && <Empty icon={KeyRound} text={say('keys.none')} />}
        {keys.data?.items.map((key) => (
          <ListRow
            key={key.id}
            icon={KeyRound}
            title={`${key.name} …${key.hint}`}
            note={[used(key.lastUsedAt), key.expiresAt && validity(key.expiresAt)].filter(Boolean).join(', ')}
            aside={
              <Button look="quiet" onClick={() => revoke.mutate(key.id)}>
                {say('keys.revoke')}
              </Button>
            }
          />
        ))}
      </Card>
      <Section
        title={say('keys.make')}
        aside={
          <a className="text-link" href="/api/v1/openapi.json">
            {say('keys.reference')}
          </a>
        }
      >
        <Card roomy>
          <form className="stack" onSubmit={submit}>
            <p className="m-0">{say('keys.intro')}</p>
            {make.error && <Problem text={wordsOfStanding(make.error)} />}
            <div className="pair">
              <Field label={say('keys.name')} error={fieldProblem(make.error, 'name')}>
                <TextInput
                  required
                  maxLength={100}
                  value={name}
                  onChange={({ target }) => setName(target.value)}
                />
              </Field>
              <Field label={say('keys.expires')}>
                <Select
                  options={validities.map(({ value, label }) => ({ value, label: label() }))}
                  value={days}
                  onChange={({ target }) => setDays(target.value)}
                />
              </Field>
            </div>
            <Field kind="group" label={say('keys.scopes')} error={fieldProblem(make.error, 'scopes')}>
              <div className="grid gap-2 sm:grid-cols-2">
                {all
                  .filter((scope) => me.capabilities.includes(scope))
                  .map((scope) => (
                    <Checkbox
                      key={scope}
                      label={say(`scope.${scope}`)}
                      checked={scopes.includes(scope)}
                      onChange={() => toggle(scope)}
                    />
                  ))}
              </div>
            </Field>
            <div>
              <Button type="submit" look="primary" disabled={make.isPending || scopes.length === 0}>
                {say('keys.make')}
              </Button>
            </div>
          </form>
          {make.data && <CopyOnce text={make.data.key} hint={say('keys.ready')} copy={say('keys.copy')} />}
        </Card>
      </Section>
    </div>
  )
}
