import { useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Card } from '../../../design/Card.tsx'
import { formatNumber } from '../../../design/format.ts'
import type { Report } from '../model.ts'
import { say } from './words.ts'

type Props = { readonly report: Report; readonly downloadHref: string }

const shownAtFirst = 8

/** The rows that can't come in: where, what was found, why; all of them as a file to mend. */
export function RejectedRows({ report, downloadHref }: Props) {
  const [isOpen, setOpen] = useState(false)
  const { rejected, rejections, dryRun } = report
  if (rejected === 0) return null
  const shown = isOpen ? rejections : rejections.slice(0, shownAtFirst)
  const waiting = rejections.length - shown.length
  const inFileOnly = rejected - rejections.length
  return (
    <Card>
      <div className="rejected-head">
        <h2>{say(dryRun ? 'imports.rejectedTitle' : 'imports.handedBackTitle', { count: rejected })}</h2>
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
            <span className="text-ink-2">{say(`reason.${reason}`)}</span>
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
