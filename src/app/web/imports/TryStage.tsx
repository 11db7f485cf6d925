import { Check } from 'lucide-react'
import type { Import } from '../../../capabilities/imports/model.ts'
import { failureWords } from '../../../capabilities/imports/ui/failure-words.ts'
import { ImportProgress } from '../../../capabilities/imports/ui/ImportProgress.tsx'
import { HandedBack } from '../../../capabilities/imports/ui/RejectedRows.tsx'
import { ReportFigures } from '../../../capabilities/imports/ui/ReportFigures.tsx'
import { ReportSide } from '../../../capabilities/imports/ui/ReportSide.tsx'
import { newsOf } from '../../../capabilities/imports/ui/stage.ts'
import { say } from '../../../capabilities/imports/ui/words.ts'
import { Button } from '../../../design/Button.tsx'
import { Card } from '../../../design/Card.tsx'
import { Columns } from '../../../design/Columns.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { paths } from '../paths.ts'
import { atStep } from './at-step.ts'
import type { PlanDraft } from './use-plan.ts'
import type { ImportWork } from './use-work.ts'
import { inShownFirm } from '../../../design/firm.ts'

type Props = { readonly imported: Import; readonly draft: PlanDraft; readonly work: ImportWork }

/** A file is tried out, was tried out, or did not get that far. */
export function TryStage(props: Props) {
  const { state, report } = props.imported
  if (state === 'trying') return <Trying {...props} />
  return state === 'tried' && report ? <Tried {...props} report={report} /> : <CameToNothing {...props} />
}

function Trying({ imported, work }: Props) {
  return (
    <ImportProgress
      title={say('imports.trying')}
      note={say('imports.tryingNote')}
      progress={imported.progress}
      action={
        <Button disabled={work.isStopping} onClick={work.stop}>
          {work.isStopping ? say('imports.stopping') : say('imports.stop')}
        </Button>
      }
    />
  )
}

function Tried({ imported, draft, work, report }: Props & { report: NonNullable<Import['report']> }) {
  const { plan, isTouched } = draft
  return (
    <Columns
      main={
        <>
          <ReportFigures report={report} title={say('imports.tried')} />
          <HandedBack report={report} downloadHref={inShownFirm(paths.rejectedRows(imported.id))} />
          <div className="import-actions">
            {isTouched ? (
              <Button look="primary" disabled={work.isStarting} onClick={() => work.tryOut(plan)}>
                {say('imports.tryAgain')}
              </Button>
            ) : (
              <Button
                look="primary"
                icon={Check}
                disabled={work.isStarting}
                disabledBecause={report.accepted === 0 ? say('imports.nothingAccepted') : undefined}
                onClick={() => work.bringIn(plan)}
              >
                {work.isStarting ? say('imports.starting') : bringInWords(report)}
              </Button>
            )}
            <Button href={atStep(imported, 'who')}>{say('imports.back')}</Button>
            <span>{isTouched ? say('imports.changedSince') : noteOf(report)}</span>
          </div>
        </>
      }
      side={<ReportSide report={report} side={imported.plan?.side ?? 'sale'} />}
    />
  )
}

function bringInWords(report: NonNullable<Import['report']>): string {
  const count = newsOf(report)
  if (count === 0) return say('imports.bringInAnyway')
  return report.tradeLines ? say('imports.bringInLines', { count }) : say('imports.bringInPeople', { count })
}

function noteOf(report: NonNullable<Import['report']>): string {
  if (report.accepted === 0) return say('imports.nothingAccepted')
  return newsOf(report) === 0 ? say('imports.nothingNew') : say('imports.bringNote')
}

function CameToNothing({ imported, draft, work }: Props) {
  const { error } = imported
  return (
    <div className="stack">
      {error ? (
        <Problem text={say('imports.failed')} detail={failureWords(error) ?? say('failure.unexpected')} />
      ) : (
        <Card roomy>{say('imports.stopped')}</Card>
      )}
      <div className="import-actions">
        <Button
          look="primary"
          disabled={work.isStarting}
          disabledBecause={draft.flaw}
          onClick={() => work.tryOut(draft.plan)}
        >
          {say('imports.tryAgain')}
        </Button>
        <Button href={atStep(imported, 'columns')}>{say('imports.back')}</Button>
        <Button look="quiet" href={paths.imports}>
          {say('imports.another')}
        </Button>
      </div>
    </div>
  )
}
