import { Button } from '../../../design/Button.tsx'
import { Card } from '../../../design/Card.tsx'
import { formatDay } from '../../../design/format.ts'
import { say } from './words.ts'

type Props = {
  /** The last day of the file. */
  readonly day: string
  readonly mayChange: boolean
  readonly onLook: () => void
  readonly isPending: boolean
}

/** Offers to look at the firm as of the last day of a file that ends in the past. */
export function PastEndCard({ day, mayChange, onLook, isPending }: Props) {
  return (
    <Card roomy>
      <h2 className="text-section">{say('imports.asOfTitle', { day: formatDay(day) })}</h2>
      <p className="mt-2 mb-4 text-ink-2">{say('imports.asOfText')}</p>
      <Button
        disabled={isPending}
        disabledBecause={mayChange ? undefined : say('imports.asOfNotYours')}
        onClick={onLook}
      >
        {say('imports.asOfDo', { day: formatDay(day) })}
      </Button>
    </Card>
  )
}
