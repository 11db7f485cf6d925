import { useQuery } from '@tanstack/react-query'
import { Archive, CircleCheck, FileDown, Hourglass, Mail } from 'lucide-react'
import type { Upkeep } from '../../../../capabilities/upkeep/model.ts'
import { say } from '../../../../capabilities/upkeep/ui/words.ts'
import { Card } from '../../../../design/Card.tsx'
import { formatInstant } from '../../../../design/format.ts'
import { ListRow } from '../../../../design/ListRow.tsx'
import { Problem } from '../../../../design/Problem.tsx'
import { Section } from '../../../../design/Section.tsx'
import { Skeleton } from '../../../../design/Skeleton.tsx'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { wordsOfProblem } from '../../problem-words.ts'
import { ask } from '../../queries.ts'
import { useMe } from '../../use-me.ts'
import { DeadJobs } from './DeadJobs.tsx'
import { Happenings } from './Happenings.tsx'
import { Schedules } from './Schedules.tsx'

const pollMs = 15_000

/** What the system did: what runs by itself, what was put aside, what happened, and what needs somebody. */
export function SystemPart() {
  const { data, isPending, error, refetch } = useQuery({
    ...ask(['upkeep', 'overview'], api.upkeep.overview, undefined),
    // A heartbeat is no news that is told.
    refetchInterval: pollMs,
  })
  if (isPending) return <Skeleton lines={8} />
  if (data === undefined) return <Problem text={wordsOfProblem(error)} onRetry={() => void refetch()} />
  return (
    <div className="stack gap-6">
      <p className="m-0">{say('upkeep.intro')}</p>
      <Standing data={data} />
      {data.jobs.dead.length > 0 && <DeadJobs jobs={data.jobs.dead} />}
      <Schedules schedules={data.schedules} />
      <Between data={data} />
      <Happenings happenings={data.happenings} />
    </div>
  )
}

function Standing({ data: { troubles, backups } }: { readonly data: Upkeep }) {
  const mayBackUp = useMe().capabilities.includes('backups:write')
  if (troubles.length === 0 && backups.lastMadeAt === null)
    return (
      <Card>
        <ListRow
          icon={Archive}
          title={say('upkeep.noBackup')}
          note={mayBackUp ? say('upkeep.noBackupDo') : say('upkeep.noBackupAsk')}
          {...(mayBackUp ? { href: paths.settingsPart('backups') } : {})}
        />
      </Card>
    )
  if (troubles.length === 0)
    return (
      <Card>
        <ListRow icon={CircleCheck} title={say('upkeep.allWell')} />
      </Card>
    )
  return (
    <div className="stack">
      {troubles.map(({ kind, what }) => (
        <Problem key={kind} text={say(`upkeep.trouble.${kind}`, { what })} />
      ))}
    </div>
  )
}

/** Work in between, files, mail and backups in a line each, with the page that has more. */
function Between({ data: { jobs, mail, backups } }: { readonly data: Upkeep }) {
  const { firm, capabilities } = useMe()
  const when = (at: string) => formatInstant(at, firm.timeZone)
  const can = (wanted: string) => capabilities.some((one) => one === wanted)
  const work = [
    say('upkeep.waiting', { count: jobs.waiting }),
    say('upkeep.running', { count: jobs.running }),
  ]
  const letters = [
    say('upkeep.mailWaits', { count: mail.waiting }),
    say('upkeep.mailFailed', { count: mail.failed }),
  ]
  const { lastMadeAt, lastTriedAt } = backups
  return (
    <Section title={say('upkeep.work')}>
      <Card>
        <ListRow icon={Hourglass} title={work.join(', ')} />
        {can('imports:write') && (
          <ListRow
            icon={FileDown}
            href={paths.imports}
            title={say('upkeep.files')}
            note={say('upkeep.filesNote')}
          />
        )}
        <ListRow
          icon={Mail}
          {...(can('firm:write') ? { href: paths.settingsPart('mail') } : {})}
          over={say('upkeep.mail')}
          title={
            mail.lastSentAt
              ? say('upkeep.mailSent', { when: when(mail.lastSentAt) })
              : say('upkeep.mailNever')
          }
          note={letters.join(', ')}
        />
        <ListRow
          icon={Archive}
          {...(can('backups:write') ? { href: paths.settingsPart('backups') } : {})}
          over={say('upkeep.backups')}
          title={
            lastMadeAt ? say('upkeep.backupMade', { when: when(lastMadeAt) }) : say('upkeep.backupNever')
          }
          note={
            lastTriedAt ? say('upkeep.backupTried', { when: when(lastTriedAt) }) : say('upkeep.backupUntried')
          }
        />
      </Card>
    </Section>
  )
}
