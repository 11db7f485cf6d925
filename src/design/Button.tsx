import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { Anchor } from './Anchor.tsx'

type Looks = {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'large'
  readonly icon?: LucideIcon
  /** Without children the icon stands alone, and this names it. */
  readonly label?: string
  readonly children?: ReactNode
}

type AsButton = Looks &
  Omit<ComponentProps<'button'>, 'children'> & { readonly href?: undefined } & {
    /** Why it can't be pressed now; the button stays reachable and says so. */
    readonly disabledBecause?: string | undefined
  }

type AsLink = Looks & Omit<ComponentProps<'a'>, 'children'> & { readonly href: string }

/** Something to do; with `href`, somewhere to go that looks like something to do. */
export function Button(props: AsButton | AsLink) {
  if (props.href !== undefined) {
    const { look, size, icon, label, children, ...rest } = props
    return (
      <Anchor {...rest} {...attributes(props)}>
        {content(icon, children)}
      </Anchor>
    )
  }
  const { look, size, icon, label, children, disabledBecause, onClick, ...rest } = props
  const refused = disabledBecause !== undefined
  return (
    <button
      type="button"
      {...rest}
      {...attributes(props)}
      aria-disabled={refused || undefined}
      title={disabledBecause ?? rest.title}
      aria-description={disabledBecause}
      onClick={refused ? (event) => event.preventDefault() : onClick}
    >
      {content(icon, children)}
    </button>
  )
}

function attributes({ look, size, label, children, className }: Looks & { className?: string | undefined }) {
  return {
    className: className ? `btn ${className}` : 'btn',
    'data-look': look ?? 'plain',
    'data-size': size,
    'data-icon-only': children === undefined ? '' : undefined,
    'aria-label': children === undefined ? label : undefined,
  }
}

function content(Icon: LucideIcon | undefined, children: ReactNode) {
  return (
    <>
      {Icon && <Icon aria-hidden />}
      {children}
    </>
  )
}
