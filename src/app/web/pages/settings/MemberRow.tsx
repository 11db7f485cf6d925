import { type Member, type Role, roles } from '../../../../capabilities/accounts/model.ts'
import { say } from '../../../../capabilities/accounts/ui/words.ts'
import { Avatar } from '../../../../design/Avatar.tsx'
import { Chip } from '../../../../design/Chip.tsx'
import { formatInstant } from '../../../../design/format.ts'
import { ListRow } from '../../../../design/ListRow.tsx'
import { Menu } from '../../../../design/Menu.tsx'
import { Select } from '../../../../design/Select.tsx'
import { useMe } from '../../use-me.ts'

export type Change = { member: Member; roles?: Role[]; state?: 'active' | 'suspended'; limited?: boolean }

type Props = {
  readonly member: Member
  readonly isMe: boolean
  readonly mayChange: boolean
  readonly isBusy: boolean
  readonly onChange: (change: Change) => void
  /** Null where one has no ownership to hand over. */
  readonly onHandOver: (() => void) | null
  readonly onLeave: () => void
  /** Why one can't leave now. */
  readonly staysBecause: string | undefined
}

/** One who works here, or did: what they may do, how they came, when they were last here. */
export function MemberRow(props: Props) {
  const { member, isMe, mayChange, isBusy, onChange, onHandOver, onLeave, staysBecause } = props
  const { name, email, state, limited, invitedBy, lastSeenAt } = member
  const { timeZone } = useMe().firm
  const isHere = state !== 'left'
  const isOwner = member.roles.includes('owner')
  const told = [
    invitedBy && say('members.invitedBy', { name: invitedBy }),
    lastSeenAt
      ? say('members.seen', { when: formatInstant(lastSeenAt, timeZone) })
      : say('members.neverSeen'),
  ]
  const items = [
    ...(isMe
      ? [
          {
            id: 'leave',
            label: say('members.leave'),
            isDanger: true,
            onChoose: onLeave,
            disabledBecause: staysBecause,
          },
        ]
      : []),
    ...(!isMe && isHere && mayChange && !isOwner
      ? [
          {
            id: 'limited',
            label: `${limited ? '✓ ' : ''}${say('members.limited')}`,
            onChoose: () => onChange({ member, limited: !limited }),
          },
        ]
      : []),
    ...(!isMe && state === 'active' && onHandOver
      ? [{ id: 'hand-over', label: say('members.handOver'), onChoose: onHandOver }]
      : []),
    ...(!isMe && isHere && mayChange
      ? [
          {
            id: 'suspend',
            label: state === 'active' ? say('members.suspend') : say('members.unsuspend'),
            onChoose: () => onChange({ member, state: state === 'active' ? 'suspended' : 'active' }),
          },
        ]
      : []),
  ]
  return (
    <ListRow
      asideOnPhone="below"
      mark={<Avatar name={name} size={32} />}
      title={
        <>
          <span dir="auto">{name}</span> {state === 'suspended' && <Chip>{say('members.suspended')}</Chip>}
          {state === 'left' && <Chip>{say('members.left')}</Chip>}
          {isHere && limited && <Chip>{say('members.limited')}</Chip>}
        </>
      }
      note={
        <>
          {email}. {say(`role.${member.roles[0] ?? 'staff'}.does`)} <br />
          {told.filter(Boolean).join(', ')}
        </>
      }
      aside={
        isHere && (
          <div className="flex gap-2">
            <Select
              aria-label={say('members.role')}
              options={roles.map((value) => ({ value, label: say(`role.${value}`) }))}
              value={member.roles[0]}
              disabled={!mayChange || isBusy}
              title={mayChange ? undefined : say('settings.notYours')}
              onChange={({ target }) => {
                const role = roles.find((one) => one === target.value)
                if (role) onChange({ member, roles: [role] })
              }}
            />
            {items.length > 0 && <Menu items={items} />}
          </div>
        )
      }
    />
  )
}
