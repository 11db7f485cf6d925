import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Import, Plan } from '../../../capabilities/imports/model.ts'
import { refusalWords } from '../../../capabilities/imports/ui/failure-words.ts'
import { PreviewTable } from '../../../capabilities/imports/ui/PreviewTable.tsx'
import { say } from '../../../capabilities/imports/ui/words.ts'
import { Card } from '../../../design/Card.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { Section } from '../../../design/Section.tsx'
import { Skeleton } from '../../../design/Skeleton.tsx'
import { api } from '../api.ts'
import { wordsOfProblem } from '../problem-words.ts'
import { ask } from '../queries.ts'
import { useMe } from '../use-me.ts'

type Props = { readonly id: Import['id']; readonly plan: Plan; readonly flaw: string | undefined }

/** The first rows as they would be kept, read anew at each change. */
export function FirstRows({ id, plan, flaw }: Props) {
  const { today } = useMe()
  const { data, error, refetch } = useQuery({
    ...ask(['imports', 'preview'], api.imports.preview, { id, plan }),
    enabled: flaw === undefined,
    placeholderData: keepPreviousData,
  })
  // What was read by the plan before would contradict what is chosen now.
  if (flaw !== undefined) return null
  return (
    <Section title={say('imports.preview')}>
      {error && <Problem text={wordsOfProblem(error, refusalWords)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && (
        <Card>
          <PreviewTable rows={data.rows} rejections={data.rejections} today={today} />
        </Card>
      )}
    </Section>
  )
}
