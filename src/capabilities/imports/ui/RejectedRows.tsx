import { useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Card } from '../../../design/Card.tsx'
import { formatNumber } from '../../../design/format.ts'
import type { Rejection, Report } from '../model.ts'
import { sayField } from './field-words.ts'
import { say } from './words.ts'

type Props = {
  readonly title: string
  /** How many there are; the first of them are `shown`. */
  readonly count: number
  readonly cells: readonly Rejection[]
  readonly downloadHref: string
}

const shownAtFirst = 8

/** The rows that can't come in, and the cells that can't come in with the rest of theirs. */
export function HandedBack({ report, downloadHref }: { report: Report; downloadHref: string }) {
  const { rejected, rejections, cellsLeftOut, leftOut, dryRun } = report
  return (
    <>
      {rejected > 0 && (
        <RejectedRows
          title={say(dryRun ? 'imports.rejectedTitle' : 'imports.handedBackTitle', { count: rejected })}
          count={rejected}
          cells={rejections}
          downloadHref={downloadHref}
        />
      )}
      {cellsLeftOut > 0 && (
        <RejectedRows
          title={say(dryRun ? 'imports.leftOutTitle' : 'imports.wasLeftOutTitle', { count: cellsLeftOut })}
          count={cellsLeftOut}
          cells={leftOut}
          downloadHref={downloadHref}
        />
      )}
    </>
  )
}

/** Where, what was found, why; all of them as a file to mend. */
function RejectedRows({ title, count, cells, downloadHref }: Props) {
  const [isOpen, setOpen] = useState(false)
  const shown = isOpen ? cells : cells.slice(0, shownAtFirst)
  const waiting = cells.length - shown.length
  const inFileOnly = count - cells.length
  return (
    <Card>
      <div className="rejected-head">
        <h2>{title}</h2>
        <a className="text-link" href={downloadHref} download>
          {say('imports.download')}
        </a>
      </div>
      <ul>
        {shown.map(({ row, column, found, reason }, at) => (
          <li key={`${row} ${at}`} className="rejected-line">
            <span className="tabular text-ink-3">
              {say('imports.rejectedRow', { row: formatNumber(row) })}
            </span>
            <b dir="auto">{column}</b>
            <code dir="auto">{found === '' ? null : say('imports.found', { text: found })}</code>
            <span className="text-ink-2">{sayField(`reason.${reason}`)}</span>
          </li>
        ))}
      </ul>
      {(waiting > 0 || inFileOnly > 0) && (
        <div className="rejected-more">
          {waiting > 0 && (
            <Button look="quiet" onClick={() => setOpen(true)}>
              {say('imports.moreRejected', { count: waiting })}
            </Button>
          )}
          {waiting === 0 && (
            <span className="text-ink-3">
              {say('imports.restInFile', { count: formatNumber(inFileOnly) })}
            </span>
          )}
        </div>
      )}
    </Card>
  )
}
