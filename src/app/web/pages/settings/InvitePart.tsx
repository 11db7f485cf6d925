import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type invitationMails, type Role, roles } from '../../../../capabilities/accounts/model.ts'
import { say } from '../../../../capabilities/accounts/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Card } from '../../../../design/Card.tsx'
import { Chip } from '../../../../design/Chip.tsx'
import { Checkbox } from '../../../../design/Checkbox.tsx'
import { Field } from '../../../../design/Field.tsx'
import { formatDayInYear } from '../../../../design/format.ts'
import { ListRow } from '../../../../design/ListRow.tsx'
import { notify } from '../../../../design/notices.ts'
import { Problem } from '../../../../design/Problem.tsx'
import { Section } from '../../../../design/Section.tsx'
import { Select } from '../../../../design/Select.tsx'
import { TextInput } from '../../../../design/TextInput.tsx'
import { api } from '../../api.ts'
import { CopyOnce } from './CopyOnce.tsx'
import { wordsOfStanding } from './standing-words.ts'
import { fieldProblem, notifyProblem } from '../../problem-words.ts'
import { ask, refresh } from '../../queries.ts'

type Guest = { name: string; email: string; role: Role; limited: boolean }
const empty: Guest = { name: '', email: '', role: 'staff', limited: false }

const pollMs = 3_000

/** Invites by a link that is shown once, and withdraws what is still open. */
export function InvitePart() {
  const [guest, setGuest] = useState(empty)
  const isLimited = guest.limited && guest.role !== 'owner'
  const open = useQuery({
    ...ask(['accounts', 'invitations'], api.accounts.invitations, undefined),
    // What a mail server says of a letter is no news that is told.
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ mail }) => mail === 'under-way') ? pollMs : false,
  })
  const invite = useMutation({
    mutationFn: () =>
      api.accounts.invite({ name: guest.name, email: guest.email, roles: [guest.role], limited: isLimited }),
    onSuccess: () => {
      setGuest(empty)
      void refresh('accounts')
    },
  })
  const withdraw = useMutation({
    mutationFn: (id: string) => api.accounts.withdrawInvitation({ id }),
    onSuccess: async () => {
      await refresh('accounts')
      notify({ text: say('members.withdrawn') })
    },
    onError: notifyProblem,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    invite.mutate()
  }
  const wrong = (field: string) => fieldProblem(invite.error, field)
  return (
    <>
      <Section title={say('members.invite')}>
        <Card roomy>
          <form className="stack" onSubmit={submit}>
            {invite.error && <Problem text={wordsOfStanding(invite.error)} />}
            <div className="pair">
              <Field label={say('members.name')} error={wrong('name')}>
                <TextInput
                  required
                  maxLength={200}
                  value={guest.name}
                  onChange={({ target }) => setGuest({ ...guest, name: target.value })}
                />
              </Field>
              <Field label={say('members.email')} error={wrong('email')}>
                <TextInput
                  type="email"
                  required
                  value={guest.email}
                  onChange={({ target }) => setGuest({ ...guest, email: target.value })}
                />
              </Field>
            </div>
            <Field label={say('members.role')} hint={say(`role.${guest.role}.does`)}>
              <Select
                options={roles.map((value) => ({ value, label: say(`role.${value}`) }))}
                value={guest.role}
                onChange={({ target }) =>
                  setGuest({ ...guest, role: roles.find((one) => one === target.value) ?? 'staff' })
                }
              />
            </Field>
            {guest.role !== 'owner' && (
              <Checkbox
                label={say('members.limited')}
                hint={say('members.limitedHint')}
                checked={guest.limited}
                onChange={({ target }) => setGuest({ ...guest, limited: target.checked })}
              />
            )}
            <div>
              <Button type="submit" look="primary" disabled={invite.isPending}>
                {say('members.sendLink')}
              </Button>
            </div>
          </form>
          {invite.data && (
            <CopyOnce
              text={invite.data.link}
              hint={say(
                hintFor(open.data?.items.find(({ id }) => id === invite.data.id)?.mail, invite.data),
                {
                  name: invite.data.name,
                },
              )}
              copy={say('members.copy')}
            />
          )}
        </Card>
      </Section>
      {(open.data?.items.length ?? 0) > 0 && (
        <Section title={say('members.open')}>
          <Card>
            {open.data?.items.map(({ id, name, email, invitedBy, expiresAt, mail }) => (
              <ListRow
                key={id}
                title={
                  <>
                    <span dir="auto">{name}</span>{' '}
                    {mail === 'failed' && <Chip tone="dying">{say('members.notMailed')}</Chip>}
                  </>
                }
                note={
                  <>
                    {[
                      email,
                      invitedBy && say('members.invitedBy', { name: invitedBy }),
                      say('members.until', { day: formatDayInYear(expiresAt.slice(0, 10)) }),
                    ]
                      .filter(Boolean)
                      .join(', ')}
                    {mail === 'failed' && (
                      <>
                        <br />
                        {say('members.notMailedDo')}
                      </>
                    )}
                  </>
                }
                aside={
                  <Button look="quiet" onClick={() => withdraw.mutate(id)}>
                    {say('members.withdraw')}
                  </Button>
                }
              />
            ))}
          </Card>
        </Section>
      )}
    </>
  )
}

type LetterState = (typeof invitationMails)[number] | undefined

/** What to do with the link, by what became of the letter it was mailed with. */
function hintFor(mail: LetterState, { mailed }: { readonly mailed: boolean }) {
  if (mail === 'failed') return 'members.linkNotMailed'
  return mailed ? 'members.linkMailed' : 'members.linkReady'
}
