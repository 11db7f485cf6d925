import type { ReactNode } from 'react'
import { say } from '../../../../capabilities/trade/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Dialog } from '../../../../design/Dialog.tsx'
import { Kbd } from '../../../../design/Kbd.tsx'
import { Problem } from '../../../../design/Problem.tsx'
import { wordsOfProblem } from '../../problem-words.ts'

type Props = {
  readonly title: string
  readonly size?: 'normal' | 'wide'
  readonly onClose: () => void
  readonly onSave: () => void
  readonly isSaving: boolean
  readonly error: unknown
  readonly disabledBecause: string | undefined
  readonly children: ReactNode
}

/** A form of the books over a page; Ctrl and Enter record it from anywhere in it. */
export function BooksDialog({ title, size = 'wide', onClose, onSave, isSaving, error, ...rest }: Props) {
  const { disabledBecause, children } = rest
  return (
    <Dialog
      open
      size={size}
      onClose={onClose}
      title={<span dir="auto">{title}</span>}
      actions={
        <>
          <span className="dim-note desk-only">
            <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd>
          </span>
          <Button look="primary" disabled={isSaving} disabledBecause={disabledBecause} onClick={onSave}>
            {isSaving ? say('trade.saving') : say('trade.save')}
          </Button>
        </>
      }
    >
      <div
        onKeyDown={(event) => {
          const isSave = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
          if (isSave && disabledBecause === undefined) onSave()
        }}
      >
        {error !== null && error !== undefined && <Problem text={wordsOfProblem(error)} />}
        {children}
      </div>
    </Dialog>
  )
}
