import { useInfiniteQuery } from '@tanstack/react-query'
import { Files } from 'lucide-react'
import type { Import } from '../../../capabilities/imports/model.ts'
import { ImportRow } from '../../../capabilities/imports/ui/ImportRow.tsx'
import { isUnderWay } from '../../../capabilities/imports/ui/stage.ts'
import { UnderstoodCard } from '../../../capabilities/imports/ui/UnderstoodCard.tsx'
import { say } from '../../../capabilities/imports/ui/words.ts'
import { Button } from '../../../design/Button.tsx'
import { Card } from '../../../design/Card.tsx'
import { Columns } from '../../../design/Columns.tsx'
import { Empty } from '../../../design/Empty.tsx'
import { formatInstant } from '../../../design/format.ts'
import { PageHeader } from '../../../design/PageHeader.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { Section } from '../../../design/Section.tsx'
import { Skeleton } from '../../../design/Skeleton.tsx'
import { api } from '../api.ts'
import { ImportSteps } from '../imports/ImportSteps.tsx'
import { SendCard } from '../imports/SendCard.tsx'
import { paths } from '../paths.ts'
import { wordsOfProblem } from '../problem-words.ts'
import { useMe } from '../use-me.ts'
import '../imports/imports.css'

/** Brings a file in, and lists those that came before. */
export function ImportsPage() {
  const { capabilities } = useMe()
  if (!capabilities.includes('imports:write')) {
    return (
      <div className="import-page">
        <PageHeader title={say('imports.title')} />
        <Card>
          <Empty icon={Files} text={say('imports.notYours')} />
        </Card>
      </div>
    )
  }
  return (
    <div className="import-page">
      <PageHeader title={say('imports.title')} sub={say('imports.sub')} />
      <ImportSteps current="file" />
      <Columns
        main={
          <>
            <SendCard />
            <FilesSoFar />
          </>
        }
        side={<UnderstoodCard />}
      />
    </div>
  )
}

const pollMs = 1000
const pageSize = 20

function FilesSoFar() {
  const { firm } = useMe()
  const { data, isPending, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery({
      queryKey: ['imports', 'list'],
      queryFn: ({ pageParam, signal }) =>
        api.imports.list({ cursor: pageParam, limit: pageSize }, { signal }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      // Where live news don't get through.
      refetchInterval: ({ state }) =>
        state.data?.pages.some(({ items }) => items.some((one) => isUnderWay(one.state))) ? pollMs : false,
    })
  if (isPending) return <Skeleton lines={4} />
  if (error) return <Problem text={wordsOfProblem(error)} onRetry={() => void refetch()} />
  const items: Import[] = data.pages.flatMap((page) => page.items)
  return (
    <Section title={say('imports.earlier')}>
      <Card>
        {items.length === 0 && <Empty icon={Files} text={say('imports.none')} />}
        {items.map((imported) => (
          <ImportRow
            key={imported.id}
            imported={imported}
            when={formatInstant(imported.createdAt, firm.timeZone)}
            href={paths.import(imported.id)}
          />
        ))}
      </Card>
      {hasNextPage && (
        <div>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {say('imports.older')}
          </Button>
        </div>
      )}
    </Section>
  )
}
