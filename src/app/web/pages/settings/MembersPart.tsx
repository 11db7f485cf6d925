import { useMutation, useQuery } from '@tanstack/react-query'
import { type Member, type Role, roles } from '../../../../capabilities/accounts/model.ts'
import { say } from '../../../../capabilities/accounts/ui/words.ts'
import { Avatar } from '../../../../design/Avatar.tsx'
import { Button } from '../../../../design/Button.tsx'
import { Card } from '../../../../design/Card.tsx'
import { Chip } from '../../../../design/Chip.tsx'
import { ListRow } from '../../../../design/ListRow.tsx'
import { notify } from '../../../../design/notices.ts'
import { Problem } from '../../../../design/Problem.tsx'
import { Select } from '../../../../design/Select.tsx'
import { Skeleton } from '../../../../design/Skeleton.tsx'
import { api } from '../../api.ts'
import { notifyProblem, wordsOfProblem } from '../../problem-words.ts'
import { ask, refresh } from '../../queries.ts'
import { useMe } from '../../use-me.ts'
import { InvitePart } from './InvitePart.tsx'

type Change = { member: Member; roles?: Role[]; state?: 'active' | 'suspended' }

/** Who works here and what each may do. */
export function MembersPart() {
  const me = useMe()
  const members = useQuery(ask(['accounts', 'members'], api.accounts.members, undefined))
  const mayChange = me.capabilities.includes('members:write')
  const change = useMutation({
    mutationFn: ({ member, ...part }: Change) =>
      api.accounts.changeMember({ id: member.id, version: member.version, ...part }),
    onSuccess: async ({ name }) => {
      await refresh('accounts')
      notify({ text: say('members.changed', { name }) })
    },
    onError: notifyProblem,
  })
  return (
    <div className="stack gap-6">
      <Card>
        {members.isPending && <Skeleton />}
        {members.isError && (
          <Problem text={wordsOfProblem(members.error)} onRetry={() => void members.refetch()} />
        )}
        {members.data?.items.map((member) => (
          <ListRow
            key={member.id}
            mark={<Avatar name={member.name} size={32} />}
            title={
              <>
                <span dir="auto">{member.name}</span>{' '}
                {member.state === 'suspended' && <Chip>{say('members.suspended')}</Chip>}
              </>
            }
            note={
              <>
                {member.email}. {say(`role.${member.roles[0] ?? 'staff'}.does`)}
              </>
            }
            aside={
              <div className="flex gap-2">
                <Select
                  aria-label={say('members.role')}
                  options={roles.map((value) => ({ value, label: say(`role.${value}`) }))}
                  value={member.roles[0]}
                  disabled={!mayChange || change.isPending}
                  title={mayChange ? undefined : say('settings.notYours')}
                  onChange={({ target }) => {
                    const role = roles.find((one) => one === target.value)
                    if (role) change.mutate({ member, roles: [role] })
                  }}
                />
                {member.id !== me.member.id && mayChange && (
                  <Button
                    look="quiet"
                    disabled={change.isPending}
                    onClick={() =>
                      change.mutate({ member, state: member.state === 'active' ? 'suspended' : 'active' })
                    }
                  >
                    {member.state === 'active' ? say('members.suspend') : say('members.unsuspend')}
                  </Button>
                )}
              </div>
            }
          />
        ))}
      </Card>
      {mayChange && <InvitePart />}
    </div>
  )
}
