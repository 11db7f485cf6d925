import { Plus } from 'lucide-react'
import { Anchor } from '../../design/Anchor.tsx'
import { everyday, keeping, useActiveItem } from './navigation-items.ts'
import { withLog } from './paths.ts'
import { useMe } from './use-me.ts'
import { say } from './words.ts'
import { useGo } from '../../design/use-go.ts'

/** Where one can go, on a phone: within reach of a thumb. */
export function PhoneNavigation() {
  const go = useGo()
  const { capabilities } = useMe()
  const active = useActiveItem()
  const settings = keeping().filter(({ id }) => id === 'settings')
  return (
    <nav className="phone-bar" aria-label={say('app.phoneNavigation')}>
      {[...everyday(), ...settings].map(({ id, href, icon: Icon, label }) => (
        <Anchor key={id} href={href} aria-current={id === active ? 'page' : undefined}>
          <Icon aria-hidden />
          {label}
        </Anchor>
      ))}
      {capabilities.includes('talks:write') && (
        <button type="button" onClick={() => go(withLog(null))}>
          <Plus aria-hidden />
          {say('app.log')}
        </button>
      )}
    </nav>
  )
}
