import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Member } from '../../../../capabilities/accounts/model.ts'
import { mayLeave } from '../../../../capabilities/accounts/rules/roles.ts'
import { say } from '../../../../capabilities/accounts/ui/words.ts'
import { Card } from '../../../../design/Card.tsx'
import { notify } from '../../../../design/notices.ts'
import { Problem } from '../../../../design/Problem.tsx'
import { Skeleton } from '../../../../design/Skeleton.tsx'
import { api } from '../../api.ts'
import { wordsOfProblem } from '../../problem-words.ts'
import { ask, refresh } from '../../queries.ts'
import { useMe } from '../../use-me.ts'
import { HandOverDialog } from './HandOverDialog.tsx'
import { InvitePart } from './InvitePart.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { type Change, MemberRow } from './MemberRow.tsx'
import { wordsOfStanding } from './standing-words.ts'

/** Who works here and what each may do. */
export function MembersPart() {
  const me = useMe()
  const [heir, setHeir] = useState<Member | null>(null)
  const [isLeaving, setIsLeaving] = useState(false)
  const members = useQuery(ask(['accounts', 'members'], api.accounts.members, undefined))
  const own = members.data?.items.find(({ id }) => id === me.member.id)
  const isLastOwner = own !== undefined && mayLeave(own, members.data?.items ?? []).kind === 'refused'
  const mayChange = me.capabilities.includes('members:write')
  const change = useMutation({
    mutationFn: ({ member, ...part }: Change) =>
      api.accounts.changeMember({ id: member.id, version: member.version, ...part }),
    onSuccess: async ({ name }) => {
      await refresh('accounts')
      notify({ text: say('members.changed', { name }) })
    },
    onError: (error) => notify({ text: wordsOfStanding(error), kind: 'problem' }),
  })
  return (
    <div className="stack gap-6">
      <Card>
        {members.isPending && <Skeleton />}
        {members.isError && (
          <Problem text={wordsOfProblem(members.error)} onRetry={() => void members.refetch()} />
        )}
        {members.data?.items.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            isMe={member.id === me.member.id}
            mayChange={mayChange}
            isBusy={change.isPending}
            onChange={change.mutate}
            onHandOver={me.member.roles.includes('owner') ? () => setHeir(member) : null}
            onLeave={() => setIsLeaving(true)}
            staysBecause={isLastOwner ? say('members.lastOwner') : undefined}
          />
        ))}
      </Card>
      {heir && <HandOverDialog member={heir} onClose={() => setHeir(null)} />}
      {isLeaving && <LeaveDialog onClose={() => setIsLeaving(false)} />}
      {mayChange && <InvitePart />}
    </div>
  )
}
