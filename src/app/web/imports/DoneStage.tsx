import { useMutation } from '@tanstack/react-query'
import type { Import } from '../../../capabilities/imports/model.ts'
import { ImportProgress } from '../../../capabilities/imports/ui/ImportProgress.tsx'
import { PastEndCard } from '../../../capabilities/imports/ui/PastEndCard.tsx'
import { HandedBack } from '../../../capabilities/imports/ui/RejectedRows.tsx'
import { ReportFigures } from '../../../capabilities/imports/ui/ReportFigures.tsx'
import { ReportSide } from '../../../capabilities/imports/ui/ReportSide.tsx'
import { pastEndOf } from '../../../capabilities/imports/ui/stage.ts'
import { say } from '../../../capabilities/imports/ui/words.ts'
import { UndoCard } from '../../../capabilities/imports/ui/UndoCard.tsx'
import { UndoneCard } from '../../../capabilities/imports/ui/UndoneCard.tsx'
import { Button } from '../../../design/Button.tsx'
import { Columns } from '../../../design/Columns.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { useGo } from '../../../design/use-go.ts'
import { type Day, daysBetween, readDay } from '../../../kernel/day.ts'
import { api } from '../api.ts'
import { paths } from '../paths.ts'
import { notifyProblem } from '../problem-words.ts'
import { queryClient } from '../queries.ts'
import { useMe } from '../use-me.ts'
import type { ImportWork } from './use-work.ts'
import { inShownFirm } from '../../../design/firm.ts'

type Props = { readonly imported: Import; readonly work: ImportWork }

/** A file comes in, or is in. */
export function DoneStage({ imported, work }: Props) {
  const { report, progress } = imported
  if (report === null)
    return (
      <ImportProgress
        title={say('imports.writing')}
        note={say('imports.writingNote')}
        progress={progress}
        action={
          <Button disabled={work.isStopping} onClick={work.stop}>
            {work.isStopping ? say('imports.stopping') : say('imports.stop')}
          </Button>
        }
      />
    )
  if (imported.state === 'undoing')
    return (
      <ImportProgress
        title={say('imports.undoing')}
        note={say('imports.undoingNote')}
        progress={null}
        action={null}
      />
    )
  if (imported.undo !== null && imported.state === 'undone')
    return (
      <>
        <UndoneCard undo={imported.undo} hrefOf={paths.party} />
        <div className="import-actions">
          <Button look="primary" href={paths.people}>
            {say('imports.toPeople')}
          </Button>
          <Button look="quiet" href={paths.imports}>
            {say('imports.another')}
          </Button>
        </div>
      </>
    )
  return (
    <Columns
      main={
        <>
          {imported.error && <Problem text={say('imports.undoFailed')} />}
          <ReportFigures report={report} title={say('imports.done')} />
          <HandedBack report={report} downloadHref={inShownFirm(paths.rejectedRows(imported.id))} />
          <div className="import-actions">
            <Button look="primary" href={paths.people}>
              {say('imports.toPeople')}
            </Button>
            <Button href={paths.today}>{say('imports.toToday')}</Button>
            <Button look="quiet" href={paths.imports}>
              {say('imports.another')}
            </Button>
          </div>
        </>
      }
      side={
        <>
          <PastEnd imported={imported} />
          {imported.canUndo && <UndoCard isStarting={work.isStarting} onUndo={work.undo} />}
          <ReportSide report={report} side={imported.plan?.side ?? 'sale'} />
        </>
      }
    />
  )
}

function PastEnd({ imported }: Pick<Props, 'imported'>) {
  const { firm, today, capabilities } = useMe()
  const go = useGo()
  const look = useMutation({
    mutationFn: (asOf: Day) => api.accounts.changeFirm({ asOf, version: firm.version }),
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      go(paths.today)
    },
    onError: notifyProblem,
  })
  const day = pastEndOf(imported, (ended) => daysBetween(readDay(ended) ?? today, today))
  if (day === null || firm.asOf !== null) return null
  return (
    <PastEndCard
      day={day}
      mayChange={capabilities.includes('firm:write')}
      isPending={look.isPending}
      onLook={() => look.mutate(readDay(day) ?? today)}
    />
  )
}
