import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { FieldControl } from './field-context.ts'
import { say } from './texts.ts'

type Props = {
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** What is wrong and what was expected; shown beside the control and read out with it. */
  readonly error?: string | undefined
  readonly optional?: boolean
  /** `group` for several controls under one label, such as a choice. */
  readonly kind?: 'single' | 'group'
  readonly children: ReactNode
}

/** A label, a control, and what is wrong with it. */
export function Field({ label, hint, error, optional, kind = 'single', children }: Props) {
  const id = useId()
  const hintId = hint === undefined ? undefined : `${id}-hint`
  const errorId = error === undefined ? undefined : `${id}-error`
  const describedBy = [errorId, hintId].filter(Boolean).join(' ') || undefined
  const name = (
    <>
      {label} {optional && <small>({say('design.optional')})</small>}
    </>
  )
  const isGroup = kind === 'group'
  return (
    <div
      className="field"
      role={isGroup ? 'group' : undefined}
      aria-labelledby={isGroup ? `${id}-label` : undefined}
      aria-describedby={isGroup ? describedBy : undefined}
    >
      {isGroup ? (
        <span className="field-label" id={`${id}-label`}>
          {name}
        </span>
      ) : (
        <label className="field-label" htmlFor={id}>
          {name}
        </label>
      )}
      <FieldControl value={isGroup ? null : { id, describedBy, isWrong: error !== undefined }}>
        {children}
      </FieldControl>
      {error !== undefined && (
        <p className="field-error" id={errorId} role="alert">
          <CircleAlert aria-hidden /> {error}
        </p>
      )}
      {hint !== undefined && (
        <p className="field-hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  )
}
