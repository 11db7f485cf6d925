import { Card } from '../../../design/Card.tsx'
import { Choice } from '../../../design/Choice.tsx'
import { Field } from '../../../design/Field.tsx'
import { Section } from '../../../design/Section.tsx'
import { Select } from '../../../design/Select.tsx'
import { partyRoles } from '../../people/model.ts'
import type { Plan } from '../model.ts'
import { say } from './words.ts'

type Props = { readonly plan: Plan; readonly onChange: (part: Partial<Plan>) => void }

/** What the people of the file are to the firm. */
export function WhoFields({ plan, onChange }: Props) {
  return (
    <Section title={say('imports.who')}>
      <Card roomy>
        <div className="stack">
          {plan.what === 'trades' && (
            <Field kind="group" label={say('imports.side')}>
              <Choice
                label={say('imports.side')}
                options={[
                  { value: 'sale', label: say('imports.side.sale') },
                  { value: 'purchase', label: say('imports.side.purchase') },
                ]}
                value={plan.side}
                onChange={(side) => onChange({ side, role: side === 'sale' ? 'customer' : 'supplier' })}
              />
            </Field>
          )}
          <div className="max-w-[320px]">
            <Field label={say('imports.role')} hint={say('imports.roleHint')}>
              <Select
                options={[
                  ...partyRoles.map((value) => ({ value, label: say(`imports.role.${value}`) })),
                  { value: '', label: say('imports.role.none') },
                ]}
                value={plan.role ?? ''}
                onChange={({ target }) =>
                  onChange({ role: partyRoles.find((one) => one === target.value) ?? null })
                }
              />
            </Field>
          </div>
          {plan.what === 'trades' && (
            <Field kind="group" label={say('imports.withoutCustomer')}>
              <Choice
                label={say('imports.withoutCustomer')}
                options={[
                  { value: 'keep', label: say('imports.withoutCustomer.keep') },
                  { value: 'refuse', label: say('imports.withoutCustomer.refuse') },
                ]}
                value={plan.withoutCustomer}
                onChange={(withoutCustomer) => onChange({ withoutCustomer })}
              />
            </Field>
          )}
        </div>
      </Card>
    </Section>
  )
}
