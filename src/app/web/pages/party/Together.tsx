import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { History } from 'lucide-react'
import { say as sayTalk } from '../../../../capabilities/interactions/ui/words.ts'
import { timelineKinds } from '../../../../capabilities/outreach/model.ts'
import { say } from '../../../../capabilities/outreach/ui/timeline-words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Card } from '../../../../design/Card.tsx'
import { Empty } from '../../../../design/Empty.tsx'
import { notify } from '../../../../design/notices.ts'
import { Problem } from '../../../../design/Problem.tsx'
import { Section } from '../../../../design/Section.tsx'
import { Skeleton } from '../../../../design/Skeleton.tsx'
import { Tabs } from '../../../../design/Tabs.tsx'
import { Timeline } from '../../../../design/Timeline.tsx'
import type { PartyId } from '../../../../kernel/id.ts'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { notifyProblem, wordsOfProblem } from '../../problem-words.ts'
import { refresh } from '../../queries.ts'
import { useMe } from '../../use-me.ts'
import { Happening } from './Happening.tsx'

const needsOfKind = {
  talks: 'talks:read',
  promises: 'talks:read',
  trade: 'books:read',
  changes: 'vitality:read',
} as const

/** All that happened with somebody, newest first, fifty at a time. */
export function Together({ partyId, name }: { readonly partyId: PartyId; readonly name: string }) {
  const { today, capabilities } = useMe()
  const { show } = useSearch({ strict: false })
  const kind = timelineKinds.find((one) => one === show)
  const stream = useInfiniteQuery({
    queryKey: ['outreach', 'timeline', { id: partyId, kind }],
    queryFn: ({ pageParam, signal }) =>
      api.outreach.timeline(
        { id: partyId, ...(kind ? { kind } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const renew = () => refresh('interactions', 'outreach', 'vitality')
  const keep = useMutation({
    mutationFn: (id: string) => api.interactions.keepPromise({ id }),
    onSuccess: async ({ id }) => {
      await renew()
      notify({
        text: sayTalk('promise.keptNotice'),
        undo: () => api.interactions.reopenPromise({ id }).then(renew),
      })
    },
    onError: notifyProblem,
  })
  const takeBack = useMutation({
    mutationFn: (id: string) => api.interactions.archive({ id }),
    onSuccess: async ({ id }) => {
      await renew()
      notify({
        text: sayTalk('talk.takenBack', { name }),
        undo: () => api.interactions.restore({ id }).then(renew),
      })
    },
    onError: notifyProblem,
  })
  const entries = stream.data?.pages.flatMap(({ items }) => items) ?? []
  const tabs = [
    { id: 'all', label: say('timeline.all'), href: paths.party(partyId) },
    ...timelineKinds
      .filter((id) => capabilities.includes(needsOfKind[id]))
      .map((id) => ({
        id,
        label: say(`timeline.${id}`),
        href: `${paths.party(partyId)}?show=${id}`,
      })),
  ]
  return (
    <Section
      title={say('timeline.title')}
      aside={<Tabs look="plain" label={say('timeline.title')} tabs={tabs} active={kind ?? 'all'} />}
    >
      {stream.isPending && <Skeleton lines={6} />}
      {stream.isError && (
        <Problem text={wordsOfProblem(stream.error)} onRetry={() => void stream.refetch()} />
      )}
      {stream.isSuccess && entries.length === 0 && (
        <Card>
          <Empty icon={History} text={kind ? say('timeline.emptyKind') : say('timeline.empty')} />
        </Card>
      )}
      {entries.length > 0 && (
        <Timeline label={say('timeline.title')}>
          {entries.map((entry) => (
            <Happening
              key={entry.id}
              entry={entry}
              today={today}
              onKeep={keep.mutate}
              onTakeBack={takeBack.mutate}
            />
          ))}
        </Timeline>
      )}
      {stream.hasNextPage && (
        <div>
          <Button disabled={stream.isFetchingNextPage} onClick={() => void stream.fetchNextPage()}>
            {say('timeline.more')}
          </Button>
        </div>
      )}
    </Section>
  )
}
