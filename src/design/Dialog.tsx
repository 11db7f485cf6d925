import { X } from 'lucide-react'
import { type ReactNode, useLayoutEffect, useId, useRef } from 'react'
import { Button } from './Button.tsx'
import { say } from './texts.ts'

type Props = {
  readonly open: boolean
  /** Asked for by Escape and the cross. A click beside it doesn't close: typed text would be lost. */
  readonly onClose: () => void
  readonly title: ReactNode
  readonly sub?: ReactNode
  readonly size?: 'narrow' | 'normal' | 'wide'
  readonly children: ReactNode
  readonly actions?: ReactNode
}

/** Something to finish before going on, over the page; the browser keeps the focus inside. */
export function Dialog({ open, ...rest }: Props) {
  return open ? <OpenDialog {...rest} /> : null
}

function OpenDialog({ onClose, title, sub, size = 'normal', children, actions }: Omit<Props, 'open'>) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()

  // Only a call makes a dialog modal; there is no attribute for it. Closed before it leaves the page, it gives
  // the focus back to where it came from.
  useLayoutEffect(() => {
    const element = dialog.current
    if (!element?.open) element?.showModal()
    firstField(element)?.focus()
    return () => element?.close()
  }, [])

  return (
    <dialog
      ref={dialog}
      className="dialog"
      data-size={size}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <div>
          <h2 id={id}>{title}</h2>
          {sub !== undefined && <p>{sub}</p>}
        </div>
      </header>
      <div className="dialog-body">{children}</div>
      {actions !== undefined && <footer>{actions}</footer>}
      {/* Last, so that the browser puts the focus on the first field and not on the cross. */}
      <Button look="quiet" className="dialog-close" icon={X} label={say('design.close')} onClick={onClose} />
    </dialog>
  )
}

// The browser itself would choose what scrolls, since that can be reached by keyboard too.
function firstField(dialog: HTMLDialogElement | null): HTMLElement | null | undefined {
  const body = dialog?.querySelector('.dialog-body')
  const field = 'input:not([type=hidden]), textarea, select, button'
  return body?.querySelector<HTMLElement>('[data-first]') ?? body?.querySelector<HTMLElement>(field)
}
