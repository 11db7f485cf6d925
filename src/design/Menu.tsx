import { Menu as BaseMenu } from '@base-ui/react/menu'
import { Ellipsis, type LucideIcon } from 'lucide-react'
import { Button } from './Button.tsx'
import { say } from './texts.ts'

type Item = {
  readonly id: string
  readonly label: string
  readonly icon?: LucideIcon
  readonly onChoose: () => void
  readonly isDanger?: boolean
  /** Why it can't be chosen now. */
  readonly disabledBecause?: string | undefined
}

type Props = {
  readonly items: readonly Item[]
  /** On the button; three dots named "More" when absent. */
  readonly label?: string
  readonly icon?: LucideIcon
  readonly look?: 'plain' | 'quiet'
}

/** A few things to do, behind one button. */
export function Menu({ items, label, icon = Ellipsis, look = 'quiet' }: Props) {
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger
        render={
          <Button look={look} icon={icon} label={say('design.more')}>
            {label}
          </Button>
        }
      />
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={5} align="end" className="menu-place">
          <BaseMenu.Popup className="menu">
            {items.map(({ id, label: word, icon: Icon, onChoose, isDanger, disabledBecause }) => (
              <BaseMenu.Item
                key={id}
                className="menu-item"
                data-danger={isDanger ? '' : undefined}
                disabled={disabledBecause !== undefined}
                title={disabledBecause}
                onClick={onChoose}
              >
                {Icon && <Icon aria-hidden />}
                {word}
              </BaseMenu.Item>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
}
