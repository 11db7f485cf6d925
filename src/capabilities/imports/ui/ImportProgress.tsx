import type { ReactNode } from 'react'
import { Card } from '../../../design/Card.tsx'
import { formatNumber } from '../../../design/format.ts'
import { ProgressBar } from '../../../design/ProgressBar.tsx'
import type { Progress } from '../model.ts'
import { say } from './words.ts'

type Props = {
  readonly title: string
  readonly note: string
  readonly progress: Progress | null
  readonly action: ReactNode
}

/** How far a file is, how fast it goes, how long it will take. */
export function ImportProgress({ title, note, progress, action }: Props) {
  const share = progress ? progress.bytesRead / Math.max(1, progress.bytesTotal) : undefined
  return (
    <Card roomy>
      <div className="stack">
        <h2 className="text-section">{title}</h2>
        <ProgressBar
          label={progress ? say('imports.progressRows', { count: progress.lines }) : say('imports.getReady')}
          share={share}
          text={progress ? speedOf(progress) : ''}
        />
        <div className="flex flex-wrap items-center gap-3">
          {action}
          <span className="text-ink-3">{note}</span>
        </div>
      </div>
    </Card>
  )
}

function speedOf({ bytesRead, bytesTotal, linesPerSecond, secondsLeft }: Progress): string {
  const speed = say('imports.progressSpeed', { count: formatNumber(linesPerSecond) })
  const left = bytesRead >= bytesTotal ? say('imports.progressLast') : leftOf(secondsLeft)
  return left === '' ? speed : `${speed}, ${left}`
}

function leftOf(seconds: number | null): string {
  if (seconds === null) return ''
  if (seconds < 90) return say('imports.progressLeft', { count: seconds })
  return say('imports.progressMinutes', { count: Math.round(seconds / 60) })
}
