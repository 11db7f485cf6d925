import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { CopyCheck, Search } from 'lucide-react'
import { useState } from 'react'
import type { Pair } from '../../../capabilities/duplicates/model.ts'
import { PairRow } from '../../../capabilities/duplicates/ui/PairRow.tsx'
import { say } from '../../../capabilities/duplicates/ui/words.ts'
import { Button } from '../../../design/Button.tsx'
import { Card } from '../../../design/Card.tsx'
import { Dialog } from '../../../design/Dialog.tsx'
import { Empty } from '../../../design/Empty.tsx'
import { formatInstant } from '../../../design/format.ts'
import { notify } from '../../../design/notices.ts'
import { PageHeader } from '../../../design/PageHeader.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { Skeleton } from '../../../design/Skeleton.tsx'
import { api } from '../api.ts'
import { MergesPart } from '../duplicates/MergesPart.tsx'
import { useDiffering, useMergeMany } from '../duplicates/use-merging.ts'
import { paths } from '../paths.ts'
import { notifyProblem, wordsOfProblem } from '../problem-words.ts'
import { useMe } from '../use-me.ts'
import '../duplicates/duplicates.css'

/** Records that may be one, to be compared, merged or left two; and what was merged before. */
export function DuplicatesPage() {
  const { firm, capabilities } = useMe()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, ask] = useState(false)
  const pairs = useInfiniteQuery({
    queryKey: ['duplicates', 'list'],
    queryFn: ({ pageParam, signal }) => api.duplicates.list({ cursor: pageParam, limit: 50 }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const looking = useMutation({
    mutationFn: () => api.duplicates.scan(),
    onSuccess: () => notify({ text: say('duplicates.looking') }),
    onError: notifyProblem,
  })
  const differing = useDiffering()
  const merging = useMergeMany(() => {
    ask(false)
    setPicked(new Set())
  })
  const mayMerge = capabilities.includes('people:merge')
  const items: Pair[] = pairs.data?.pages.flatMap((page) => page.items) ?? []
  const scan = pairs.data?.pages[0]?.scan ?? null
  const chosen = items.filter(({ id }) => picked.has(id)).map(({ id }) => id)
  const pick = (id: string, isPicked: boolean) => {
    const now = new Set(picked)
    if (isPicked) now.add(id)
    else now.delete(id)
    setPicked(now)
  }
  return (
    <>
      <PageHeader
        title={say('duplicates.title')}
        sub={say('duplicates.sub')}
        actions={
          <>
            {chosen.length > 0 && (
              <Button look="primary" onClick={() => ask(true)}>
                {say('duplicates.mergePicked', { count: chosen.length })}
              </Button>
            )}
            <Button
              icon={Search}
              disabledBecause={mayMerge ? undefined : say('duplicates.notYours')}
              disabled={looking.isPending}
              onClick={() => looking.mutate()}
            >
              {say('duplicates.look')}
            </Button>
          </>
        }
      />
      {pairs.isPending && <Skeleton lines={6} />}
      {pairs.isError && <Problem text={wordsOfProblem(pairs.error)} onRetry={() => void pairs.refetch()} />}
      {pairs.data && (
        <div className="grid gap-3">
          {scan && (
            <p className="text-ink-2" role="status">
              {say('duplicates.open', { count: scan.open })}{' '}
              {say('duplicates.looked', { when: formatInstant(scan.finishedAt, firm.timeZone) })}
            </p>
          )}
          <Card>
            {items.length === 0 && (
              <Empty icon={CopyCheck} text={say(scan ? 'duplicates.none' : 'duplicates.notYet')} />
            )}
            <ul>
              {items.map((pair) => (
                <PairRow
                  key={pair.id}
                  pair={pair}
                  href={paths.comparison(pair.one.id, pair.other.id)}
                  isPicked={picked.has(pair.id)}
                  mayMerge={mayMerge}
                  mayWrite={capabilities.includes('people:write')}
                  onPick={(isPicked) => pick(pair.id, isPicked)}
                  onDiffer={() =>
                    differing.mutate({
                      id: pair.id,
                      one: pair.one.displayName,
                      other: pair.other.displayName,
                    })
                  }
                />
              ))}
            </ul>
          </Card>
          {pairs.hasNextPage && (
            <div>
              <Button disabled={pairs.isFetchingNextPage} onClick={() => void pairs.fetchNextPage()}>
                {say('duplicates.more')}
              </Button>
            </div>
          )}
        </div>
      )}
      {mayMerge && <MergesPart />}
      <Dialog
        open={isAsking}
        onClose={() => ask(false)}
        title={say('duplicates.mergeAsk', { count: chosen.length })}
        sub={say('duplicates.mergeAskSub')}
        size="narrow"
        actions={
          <Button look="primary" disabled={merging.isPending} onClick={() => merging.mutate(chosen)}>
            {merging.isPending ? say('merge.doing') : say('duplicates.mergePicked', { count: chosen.length })}
          </Button>
        }
      >
        {null}
      </Dialog>
    </>
  )
}
