import { Checkbox } from '../../../design/Checkbox.tsx'
import { Field } from '../../../design/Field.tsx'
import { Select } from '../../../design/Select.tsx'
import { TextInput } from '../../../design/TextInput.tsx'
import { AddressEntries } from './AddressEntries.tsx'
import { Entries, labelAt } from './Entries.tsx'
import { say } from './form-words.ts'
import type { PartProps } from './party-form.ts'

const channels = ['call', 'visit', 'email', 'message', 'letter'] as const
const pairLayout = 'desk:grid-cols-[minmax(0,1fr)_210px]'

/** E-mail, phone, address, and how somebody likes to be reached. */
export function ReachPart(props: PartProps) {
  const { typed, onChange, wrong, choices } = props
  return (
    <>
      <Entries
        entries={typed.emails}
        onChange={(emails) => onChange({ emails })}
        fresh={{ address: '', label: '' }}
        addLabel={say('party.addEmail')}
        nameOf={({ address }) => address || say('party.emails')}
        layout={pairLayout}
      >
        {({ address, label }, at, put) => (
          <>
            <Field label={labelAt(at, say('party.emails'))} error={wrong(`emails.${at}.address`)}>
              <TextInput
                type="email"
                dir="ltr"
                autoComplete="off"
                maxLength={254}
                value={address}
                onChange={({ target }) => put({ address: target.value })}
              />
            </Field>
            <WhichOne at={at} value={label} onChange={(text) => put({ label: text })} />
          </>
        )}
      </Entries>
      <Entries
        entries={typed.phones}
        onChange={(phones) => onChange({ phones })}
        fresh={{ asGiven: '', label: '' }}
        addLabel={say('party.addPhone')}
        nameOf={({ asGiven }) => asGiven || say('party.phones')}
        layout={pairLayout}
      >
        {({ asGiven, label }, at, put) => (
          <>
            <Field label={labelAt(at, say('party.phones'))} error={wrong(`phones.${at}.asGiven`)}>
              <TextInput
                type="tel"
                dir="ltr"
                autoComplete="off"
                maxLength={60}
                value={asGiven}
                onChange={({ target }) => put({ asGiven: target.value })}
              />
            </Field>
            <WhichOne at={at} value={label} onChange={(text) => put({ label: text })} />
          </>
        )}
      </Entries>
      <AddressEntries {...props} />
      <div className="trio">
        <Field label={say('party.channel')}>
          <Select
            options={[
              { value: '', label: say('party.channel.none') },
              ...channels.map((value) => ({ value, label: say(`party.channel.${value}`) })),
            ]}
            value={typed.preferredChannel}
            onChange={({ target }) =>
              onChange({ preferredChannel: channels.find((one) => one === target.value) ?? '' })
            }
          />
        </Field>
        <Field label={say('party.language')}>
          <Select
            options={[{ value: '', label: say('party.noLanguage') }, ...choices.languages]}
            value={typed.language}
            onChange={({ target }) => onChange({ language: target.value })}
          />
        </Field>
        <Field label={say('party.hours')} hint={say('party.hoursHint')} optional>
          <TextInput
            dir="auto"
            maxLength={300}
            value={typed.preferredHours}
            onChange={({ target }) => onChange({ preferredHours: target.value })}
          />
        </Field>
      </div>
      <Checkbox
        label={say('party.doNotContact')}
        hint={say('party.doNotContactHint')}
        checked={typed.doNotContact}
        onChange={({ target }) => onChange({ doNotContact: target.checked })}
      />
    </>
  )
}

type WhichProps = { readonly at: number; readonly value: string; readonly onChange: (text: string) => void }

function WhichOne({ at, value, onChange }: WhichProps) {
  return (
    <Field label={labelAt(at, say('party.label'))}>
      <TextInput
        dir="auto"
        maxLength={300}
        placeholder={at === 0 ? say('party.labelHint') : undefined}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}
