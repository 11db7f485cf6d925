import { Anchor } from '../../design/Anchor.tsx'
import { formatNumber } from '../../design/format.ts'
import { everyday, keeping, type NavigationItem, useActiveItem } from './navigation-items.ts'
import { useMe } from './use-me.ts'
import { say } from './words.ts'

/** Where one can go, at a desk. */
export function SideNavigation() {
  const active = useActiveItem()
  const { people } = useMe()
  const link = ({ id, href, icon: Icon, label }: NavigationItem) => (
    <Anchor key={id} href={href} aria-current={id === active ? 'page' : undefined}>
      <Icon aria-hidden />
      {label}
      {id === 'people' && people > 0 && <b className="tabular">{formatNumber(people)}</b>}
    </Anchor>
  )
  return (
    <nav aria-label={say('app.navigation')}>
      {everyday().map(link)}
      <span className="side-part">{say('app.keep')}</span>
      {keeping().map(link)}
    </nav>
  )
}
