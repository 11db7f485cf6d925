import { useMutation, useQuery } from '@tanstack/react-query'
import { MonitorSmartphone } from 'lucide-react'
import type { Session } from '../../../../capabilities/accounts/model.ts'
import { say } from '../../../../capabilities/accounts/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Card } from '../../../../design/Card.tsx'
import { formatInstant } from '../../../../design/format.ts'
import { ListRow } from '../../../../design/ListRow.tsx'
import { notify } from '../../../../design/notices.ts'
import { Problem } from '../../../../design/Problem.tsx'
import { Section } from '../../../../design/Section.tsx'
import { Skeleton } from '../../../../design/Skeleton.tsx'
import { api } from '../../api.ts'
import { notifyProblem, wordsOfProblem } from '../../problem-words.ts'
import { ask, refresh } from '../../queries.ts'
import { useMe } from '../../use-me.ts'
import { useSignOut } from '../../use-sign-out.ts'
import { say as sayApp } from '../../words.ts'

/** Where one is signed in; each of the others can be ended, or all at once. */
export function SessionList() {
  const { firm } = useMe()
  const signOut = useSignOut()
  const sessions = useQuery(ask(['accounts', 'sessions'], api.accounts.sessions, undefined))
  const end = useMutation({
    mutationFn: (id: string) => api.accounts.endSession({ id }),
    onSuccess: async () => {
      await refresh('accounts')
      notify({ text: say('you.sessionEnded') })
    },
    onError: notifyProblem,
  })
  const endOthers = useMutation({
    mutationFn: () => api.accounts.endOtherSessions(),
    onSuccess: async ({ ended }) => {
      await refresh('accounts')
      notify({ text: say('you.othersEnded', { count: ended }) })
    },
    onError: notifyProblem,
  })
  const hasOthers = (sessions.data?.items.length ?? 0) > 1
  const noteOf = ({ current, address, timeZone, startedAt, lastSeenAt }: Session) =>
    [
      current && say('you.thisOne'),
      address,
      timeZone && say('you.sessionZone', { city: cityOf(timeZone) }),
      say('you.sessionSince', { day: formatInstant(startedAt, firm.timeZone) }),
      say('you.sessionUsed', { when: formatInstant(lastSeenAt, firm.timeZone) }),
    ]
      .filter(Boolean)
      .join(', ')
  return (
    <Section
      title={say('you.sessions')}
      aside={
        hasOthers && (
          <Button look="quiet" disabled={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {say('you.endOthers')}
          </Button>
        )
      }
    >
      <Card>
        {sessions.isPending && <Skeleton />}
        {sessions.isError && (
          <Problem text={wordsOfProblem(sessions.error)} onRetry={() => void sessions.refetch()} />
        )}
        {sessions.data?.items.map((session) => (
          <ListRow
            key={session.id}
            icon={MonitorSmartphone}
            title={session.device}
            note={noteOf(session)}
            aside={
              session.current ? (
                <Button look="quiet" onClick={() => signOut()}>
                  {sayApp('app.signOut')}
                </Button>
              ) : (
                <Button look="quiet" disabled={end.isPending} onClick={() => end.mutate(session.id)}>
                  {say('you.endSession')}
                </Button>
              )
            }
          />
        ))}
      </Card>
      <p className="dim-note">{say('you.sessionsHint')}</p>
    </Section>
  )
}

/** "New York" of America/New_York. */
function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
}
