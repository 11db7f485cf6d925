import { useMutation, useQuery } from '@tanstack/react-query'
import { Archive, ArchiveRestore, Download } from 'lucide-react'
import { useState } from 'react'
import type { BackupOverview } from '../../../../capabilities/backups/model.ts'
import { say } from '../../../../capabilities/backups/ui/words.ts'
import { formatFileSize } from '../../../../capabilities/imports/ui/file-size.ts'
import { inShownFirm } from '../../../../design/firm.ts'
import { Button } from '../../../../design/Button.tsx'
import { Card } from '../../../../design/Card.tsx'
import { Empty } from '../../../../design/Empty.tsx'
import { formatInstant, formatNumber } from '../../../../design/format.ts'
import { ListRow } from '../../../../design/ListRow.tsx'
import { Problem } from '../../../../design/Problem.tsx'
import { Section } from '../../../../design/Section.tsx'
import { Skeleton } from '../../../../design/Skeleton.tsx'
import { api } from '../../api.ts'
import { notifyProblem, wordsOfProblem } from '../../problem-words.ts'
import { ask, refresh } from '../../queries.ts'
import { useMe } from '../../use-me.ts'

const pollMs = 1000

/** The backups: when one was last made and last really restored, what there is, and how to get more. */
export function BackupsPart() {
  // What was asked for, and how things stood then: until they stand otherwise, it is under way.
  const [asked, setAsked] = useState<{ kind: 'backup' | 'drill'; standing: string } | null>(null)
  const backups = useQuery({
    ...ask(['backups', 'overview'], api.backups.overview, undefined),
    // Where live news don't get through.
    refetchInterval: ({ state }) => (state.data && underWay(state.data, asked) ? pollMs : false),
  })
  const start = useMutation({
    mutationFn: (kind: 'backup' | 'drill') => (kind === 'backup' ? api.backups.make() : api.backups.drill()),
    onMutate: (kind) => setAsked(backups.data ? { kind, standing: standingOf(backups.data) } : null),
    onSuccess: () => refresh('backups'),
    onError: (error) => {
      setAsked(null)
      notifyProblem(error)
    },
  })
  if (backups.isPending) return <Skeleton />
  if (backups.isError)
    return <Problem text={wordsOfProblem(backups.error)} onRetry={() => void backups.refetch()} />
  const { data } = backups
  const running = underWay(data, asked)
  return (
    <div className="stack gap-6">
      <Standing data={data} isRunning={running !== null} />
      {!data.shared && (
        <div className="flex flex-wrap gap-3">
          <Button look="primary" disabled={running !== null} onClick={() => start.mutate('backup')}>
            {running === 'backup' ? say('backups.making') : say('backups.make')}
          </Button>
          <Button
            disabled={running !== null}
            disabledBecause={data.items.length === 0 ? say('backups.nothingToTry') : undefined}
            onClick={() => start.mutate('drill')}
          >
            {running === 'drill' ? say('backups.trying') : say('backups.try')}
          </Button>
        </div>
      )}
      {!data.shared && <Kept data={data} />}
    </div>
  )
}

type Asked = { kind: 'backup' | 'drill'; standing: string } | null

function underWay(data: BackupOverview, asked: Asked): 'backup' | 'drill' | null {
  if (data.running !== null) return data.running
  return asked !== null && asked.standing === standingOf(data) ? asked.kind : null
}

const standingOf = ({ lastMadeAt, lastTriedAt, lastFailure }: BackupOverview) =>
  [lastMadeAt, lastTriedAt, lastFailure?.at].join(' ')

function Standing({ data, isRunning }: { readonly data: BackupOverview; readonly isRunning: boolean }) {
  const { firm } = useMe()
  const when = (at: string) => formatInstant(at, firm.timeZone)
  const { lastMadeAt, lastTriedAt, lastFailure, dailyAt, timeZone, keep, folder, shared } = data
  return (
    <>
      {lastFailure && !isRunning && (
        <Problem
          text={say(`backups.failed.${lastFailure.kind}`, {
            when: when(lastFailure.at),
            why: say(`backups.why.${lastFailure.code}`),
          })}
        />
      )}
      {!isRunning && data.warnings.map((one) => <Problem key={one} text={say(`backups.warning.${one}`)} />)}
      <Card>
        <ListRow
          icon={Archive}
          over={say('backups.made')}
          title={lastMadeAt ? when(lastMadeAt) : say('backups.madeNever')}
        />
        <ListRow
          icon={ArchiveRestore}
          over={say('backups.tried')}
          title={lastTriedAt ? when(lastTriedAt) : say('backups.triedNever')}
        />
      </Card>
      <Card roomy>
        <div className="stack">
          <p className="m-0">{say('backups.intro')}</p>
          <p className="m-0">
            {dailyAt === null
              ? say('backups.off')
              : say('backups.daily', { time: dailyAt, zone: timeZone.replaceAll('_', ' ') })}{' '}
            {say('backups.kept', {
              days: formatNumber(keep.days),
              weeks: formatNumber(keep.weeks),
              months: formatNumber(keep.months),
            })}
          </p>
          {folder !== null && <p className="m-0 break-words">{say('backups.folder', { folder })}</p>}
          {shared && <p className="m-0">{say('backups.shared')}</p>}
        </div>
      </Card>
    </>
  )
}

function Kept({ data }: { readonly data: BackupOverview }) {
  const { firm } = useMe()
  const when = (at: string) => formatInstant(at, firm.timeZone)
  // Whoever takes everything away proves anew who they are; only then is there something to fetch.
  const take = useMutation({
    mutationFn: (name: string) => api.backups.take({ name }),
    onSuccess: ({ href }) => window.location.assign(inShownFirm(href)),
    onError: notifyProblem,
  })
  return (
    <Section title={say('backups.list')}>
      <Card>
        {data.items.length === 0 && <Empty icon={Archive} text={say('backups.none')} />}
        {data.items.map(({ name, madeAt, bytes, reason, encrypted, triedAt }) => (
          <ListRow
            key={name}
            icon={Archive}
            title={when(madeAt)}
            note={[
              formatFileSize(bytes),
              say(`backups.reason.${reason}`),
              encrypted ? say('backups.encrypted') : '',
              triedAt === null ? '' : say('backups.triedOn', { when: when(triedAt) }),
            ]
              .filter(Boolean)
              .join(', ')}
            aside={
              <Button
                look="quiet"
                icon={Download}
                label={say('backups.downloadOf', { when: when(madeAt) })}
                onClick={() => take.mutate(name)}
              />
            }
          />
        ))}
      </Card>
    </Section>
  )
}
