import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { Import } from '../../../capabilities/imports/model.ts'
import { proposePlan } from '../../../capabilities/imports/rules/plan.ts'
import { formatFileSize } from '../../../capabilities/imports/ui/file-size.ts'
import { isTakenBack, isUnderWay, stageOf } from '../../../capabilities/imports/ui/stage.ts'
import { say } from '../../../capabilities/imports/ui/words.ts'
import { PageHeader } from '../../../design/PageHeader.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { Skeleton } from '../../../design/Skeleton.tsx'
import { ColumnsStage } from '../imports/ColumnsStage.tsx'
import { DoneStage } from '../imports/DoneStage.tsx'
import { ImportSteps } from '../imports/ImportSteps.tsx'
import { WhoStage } from '../imports/WhoStage.tsx'
import { TryStage } from '../imports/TryStage.tsx'
import { usePlan } from '../imports/use-plan.ts'
import { importQuery, useWork } from '../imports/use-work.ts'
import { wordsOfProblem } from '../problem-words.ts'
import { queryClient } from '../queries.ts'
import { useMe } from '../use-me.ts'
import '../imports/imports.css'

const pollMs = 1000

/** A file on its way in: its columns, who is who, a try, and what came of it. */
export function ImportPage() {
  const { id } = useParams({ strict: false })
  const { data, isPending, error, refetch } = useQuery({
    ...importQuery(id ?? ''),
    // Where live news don't get through; what is on the way may be left and found again.
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data.state) ? pollMs : false),
  })
  if (isPending) return <Skeleton lines={8} />
  // One answer that got lost while the file goes on is no reason to take the page away.
  if (!data) return <Problem text={wordsOfProblem(error)} onRetry={() => void refetch()} />
  return <OneImport key={data.id} imported={data} />
}

function OneImport({ imported }: { readonly imported: Import }) {
  const { firm } = useMe()
  const { step } = useSearch({ strict: false })
  const draft = usePlan(imported, imported.plan ?? proposePlan(imported.sniffed, firm))
  const work = useWork(imported)
  const stage = stageOf(imported.state, step)
  useNewsOfAll(imported.state)
  const props = { imported, draft, work }
  return (
    <div className="import-page">
      <PageHeader title={say('imports.title')} sub={subOf(imported)} />
      <ImportSteps current={stage} isOver={imported.state === 'done' || isTakenBack(imported.state)} />
      <div key={stage} className="import-stage">
        {stage === 'columns' && <ColumnsStage {...props} />}
        {stage === 'who' && <WhoStage {...props} />}
        {stage === 'try' && <TryStage {...props} />}
        {stage === 'done' && <DoneStage imported={imported} work={work} />}
      </div>
    </div>
  )
}

/** "contacts-google.csv, 1,240 rows, UTF-8. Looks like an export from Google Contacts." */
function subOf({ fileName, bytes, sniffed, plan, report }: Import): string {
  const encoding = say(`imports.encoding.${plan?.encoding ?? sniffed.encoding}`)
  const file = report
    ? say('imports.fileRows', { name: fileName, count: report.lines, encoding })
    : say('imports.fileIs', { name: fileName, size: formatFileSize(bytes), encoding })
  if (sniffed.product === null) return file
  return `${file} ${say('imports.fromProduct', { product: sniffed.product })}`
}

/** Once a file is in, whatever was on any screen is old. */
function useNewsOfAll(state: Import['state']): void {
  const before = useRef(state)

  // What other screens remember lives outside React.
  useEffect(() => {
    const isOver = before.current === 'writing' ? state === 'done' : state === 'undone'
    if (isOver && before.current !== state) void queryClient.invalidateQueries()
    before.current = state
  }, [state])
}
