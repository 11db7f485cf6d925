import { Card } from '../../../design/Card.tsx'
import { Figure } from '../../../design/Figure.tsx'
import { formatDecimal, formatNumber } from '../../../design/format.ts'
import { StackedBar } from '../../../design/StackedBar.tsx'
import type { Tone } from '../../../design/tone.ts'
import type { Report } from '../model.ts'
import { changesOf } from './stage.ts'
import { say } from './words.ts'

type Props = { readonly report: Report; readonly title: string }

type Part = { id: string; count: number; label: string; tone: Tone }

/** What came of a file in four figures, and as a bar of their shares. */
export function ReportFigures({ report, title }: Props) {
  const parts = partsOf(report)
  return (
    <Card roomy>
      <div className="report">
        <div className="report-head">
          <h2>{title}</h2>
          <span className="tabular">
            {say('imports.seconds', { count: formatDecimal(report.seconds, report.seconds < 10 ? 1 : 0) })}
          </span>
        </div>
        <div className="report-figures">
          {parts.map(({ id, count, label, tone }) => (
            <Figure key={id} number={formatNumber(count)} label={label} tone={tone} />
          ))}
        </div>
        <StackedBar
          label={say('imports.share')}
          legend="hidden"
          parts={parts.map(({ id, count, label, tone }) => ({
            id,
            count,
            tone,
            label: say('imports.sharePart', { count: formatNumber(count), what: label }),
          }))}
        />
      </div>
    </Card>
  )
}

function partsOf(report: Report): Part[] {
  const { created, changed, unchanged } = changesOf(report)
  const [fresh, more, same, out] = labelsOf(report)
  return [
    { id: 'new', count: created, label: say(fresh, { count: created }), tone: 'growing' },
    { id: 'changed', count: changed, label: say(more, { count: changed }), tone: 'steady' },
    { id: 'same', count: unchanged, label: say(same, { count: unchanged }), tone: 'neutral' },
    { id: 'rejected', count: report.rejected, label: say(out, { count: report.rejected }), tone: 'dying' },
  ]
}

function labelsOf({ dryRun, tradeLines }: Report) {
  const isTrade = tradeLines !== null
  if (dryRun && isTrade)
    return [
      'imports.figure.newLines',
      'imports.figure.changedLines',
      'imports.figure.sameLines',
      'imports.figure.rejected',
    ] as const
  if (dryRun)
    return [
      'imports.figure.newPeople',
      'imports.figure.changedPeople',
      'imports.figure.samePeople',
      'imports.figure.rejected',
    ] as const
  if (isTrade)
    return [
      'imports.figure.linesCameIn',
      'imports.figure.linesChanged',
      'imports.figure.linesStayed',
      'imports.figure.handedBack',
    ] as const
  return [
    'imports.figure.cameIn',
    'imports.figure.gotFacts',
    'imports.figure.stayed',
    'imports.figure.handedBack',
  ] as const
}
