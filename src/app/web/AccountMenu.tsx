import { Building2, LogOut, Plus, Settings } from 'lucide-react'
import { Menu } from '../../design/Menu.tsx'
import { paths } from './paths.ts'
import { useMe } from './use-me.ts'
import { useOtherFirms } from './use-other-firms.ts'
import { useSignOut } from './use-sign-out.ts'
import { say } from './words.ts'
import { useGo } from '../../design/use-go.ts'

/** Who is signed in, and the way out. */
export function AccountMenu() {
  const { member, firm } = useMe()
  const go = useGo()
  const firms = useOtherFirms()
  const signOut = useSignOut()
  return (
    <div className="account">
      <div>
        <b>{member.name}</b>
        <span>{firm.name}</span>
      </div>
      <Menu
        items={[
          {
            id: 'settings',
            label: say('app.settings'),
            icon: Settings,
            onChoose: () => go(paths.settings),
          },
          ...firms.map(({ id, name, enter }) => ({
            id,
            label: say('app.goToFirm', { firm: name }),
            icon: Building2,
            onChoose: enter,
          })),
          ...(member.roles.includes('owner')
            ? [{ id: 'new-firm', label: say('app.newFirm'), icon: Plus, onChoose: () => go(paths.newFirm) }]
            : []),
          { id: 'sign-out', label: say('app.signOut'), icon: LogOut, onChoose: () => signOut() },
        ]}
      />
    </div>
  )
}
