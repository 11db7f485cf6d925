import { Mail, MessageSquare, Phone, Store, Users, Video } from 'lucide-react'
import { Button } from '../../../design/Button.tsx'
import { Choice } from '../../../design/Choice.tsx'
import { Combobox } from '../../../design/Combobox.tsx'
import { DateInput } from '../../../design/DateInput.tsx'
import { Field } from '../../../design/Field.tsx'
import { Select } from '../../../design/Select.tsx'
import { TextArea } from '../../../design/TextArea.tsx'
import { TextInput } from '../../../design/TextInput.tsx'
import { type Day, readDay } from '../../../kernel/day.ts'
import { type Outcome, outcomes, questions } from '../model.ts'
import type { TalkDraft, TalkGap, TalkPartner } from './talk-draft.ts'
import { say } from './words.ts'

type Props = {
  readonly draft: TalkDraft
  readonly onChange: (part: Partial<TalkDraft>) => void
  readonly gaps: readonly TalkGap[]
  readonly today: Day
  readonly find: (query: string, signal: AbortSignal) => Promise<readonly TalkPartner[]>
}

const kinds = [
  { value: 'call', icon: Phone },
  { value: 'visit', icon: Store },
  { value: 'meeting', icon: Users },
  { value: 'video', icon: Video },
  { value: 'email', icon: Mail },
  { value: 'message', icon: MessageSquare },
] as const

const outcomesOf = (kind: TalkDraft['kind']): readonly Outcome[] =>
  kind === 'call' ? outcomes : ['reached', 'no-answer']

/** Everything about a talk in one screen; the first field is enough. */
export function LogTalkForm({ draft, onChange, gaps, today, find }: Props) {
  const dayOf = (text: string | null) => (text === null ? null : readDay(text))
  return (
    <div className="stack">
      <Field label={say('talk.who')} error={gaps.includes('partner') ? say('talk.needsWho') : undefined}>
        <Combobox
          search={find}
          value={draft.partner}
          onChange={(partner) => onChange({ partner })}
          keyOf={({ id }) => id}
          textOf={({ displayName }) => displayName}
          draw={({ displayName, organisationName }) => (
            <>
              {displayName} {organisationName && <small className="dim-note">{organisationName}</small>}
            </>
          )}
          placeholder={say('talk.whoPlaceholder')}
        />
      </Field>
      <div className="pair">
        <Field kind="group" label={say('talk.how')}>
          <Choice
            label={say('talk.how')}
            options={kinds.map(({ value, icon }) => ({ value, icon, label: say(`kind.${value}`) }))}
            value={
              kinds.some(({ value }) => value === draft.kind)
                ? (draft.kind as (typeof kinds)[number]['value'])
                : null
            }
            onChange={(kind) =>
              onChange({ kind, ...(outcomesOf(kind).includes(draft.outcome) ? {} : { outcome: 'reached' }) })
            }
          />
        </Field>
        <Field kind="group" label={say('talk.outcome')}>
          <Choice
            label={say('talk.outcome')}
            options={outcomesOf(draft.kind).map((value) => ({ value, label: say(`outcome.${value}`) }))}
            value={draft.outcome}
            onChange={(outcome) => onChange({ outcome })}
          />
        </Field>
      </div>
      <Field label={say('talk.notes')} hint={say('talk.notesHint')}>
        <TextArea
          dir="auto"
          data-first={draft.partner === null ? undefined : ''}
          maxLength={20_000}
          value={draft.notes}
          onChange={({ target }) => onChange({ notes: target.value })}
        />
      </Field>
      <div className="pair">
        <Field label={say('talk.asked')}>
          <Select
            options={[
              { value: '', label: say('talk.askedNothing') },
              ...questions.map((value) => ({ value, label: say(`question.${value}`) })),
            ]}
            value={draft.asked}
            onChange={({ target }) =>
              onChange({ asked: questions.find((one) => one === target.value) ?? '' })
            }
          />
        </Field>
        <Field label={say('talk.said')} hint={say('talk.saidHint')}>
          <TextArea
            dir="auto"
            rows={2}
            className="font-serif"
            maxLength={20_000}
            value={draft.said}
            onChange={({ target }) => onChange({ said: target.value })}
          />
        </Field>
      </div>
      <div className="pair thirds">
        <Field kind="group" label={say('talk.direction')}>
          <Choice
            label={say('talk.direction')}
            options={[
              { value: 'out', label: say('talk.who.out') },
              { value: 'in', label: say('talk.who.in') },
            ]}
            value={draft.direction}
            onChange={(direction) => onChange({ direction })}
          />
        </Field>
        <Field label={say('talk.day')}>
          <DateInput max={today} value={draft.on} onChange={(on) => onChange({ on: dayOf(on) ?? today })} />
        </Field>
        <Field label={say('talk.next')} optional>
          <DateInput
            min={today}
            value={draft.nextOn}
            onChange={(nextOn) => onChange({ nextOn: dayOf(nextOn) })}
          />
        </Field>
      </div>
      {draft.hasPromise ? (
        <fieldset className="promise-part">
          <legend>{say('talk.promise')}</legend>
          <Choice
            label={say('talk.promiseBy')}
            options={[
              { value: 'us', label: say('talk.promiseBy.us') },
              { value: 'them', label: say('talk.promiseBy.them') },
            ]}
            value={draft.promiseBy}
            onChange={(promiseBy) => onChange({ promiseBy })}
          />
          <div className="pair wide-first">
            <Field
              label={say('talk.promiseText')}
              error={gaps.includes('promise') ? say('talk.needsPromise') : undefined}
            >
              <TextInput
                dir="auto"
                autoFocus
                maxLength={2000}
                value={draft.promiseText}
                onChange={({ target }) => onChange({ promiseText: target.value })}
              />
            </Field>
            <Field label={say('talk.promiseDue')}>
              <DateInput
                value={draft.promiseDueOn}
                onChange={(due) => onChange({ promiseDueOn: dayOf(due) })}
              />
            </Field>
          </div>
          <Button look="quiet" onClick={() => onChange({ hasPromise: false })}>
            {say('talk.dropPromise')}
          </Button>
        </fieldset>
      ) : (
        <div>
          <Button look="quiet" onClick={() => onChange({ hasPromise: true })}>
            {say('talk.addPromise')}
          </Button>
        </div>
      )}
    </div>
  )
}
