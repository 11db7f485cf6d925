import { useMutation, useQuery } from '@tanstack/react-query'
import { MonitorSmartphone } from 'lucide-react'
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

/** Where one is signed in; each of the others can be ended. */
export function SessionList() {
  const { firm } = useMe()
  const sessions = useQuery(ask(['accounts', 'sessions'], api.accounts.sessions, undefined))
  const end = useMutation({
    mutationFn: (id: string) => api.accounts.endSession({ id }),
    onSuccess: async () => {
      await refresh('accounts')
      notify({ text: say('you.sessionEnded') })
    },
    onError: notifyProblem,
  })
  return (
    <Section title={say('you.sessions')}>
      <Card>
        {sessions.isPending && <Skeleton />}
        {sessions.isError && (
          <Problem text={wordsOfProblem(sessions.error)} onRetry={() => void sessions.refetch()} />
        )}
        {sessions.data?.items.map(({ id, device, address, current, startedAt }) => (
          <ListRow
            key={id}
            icon={MonitorSmartphone}
            title={device}
            note={[address, say('you.sessionSince', { day: formatInstant(startedAt, firm.timeZone) })]
              .filter(Boolean)
              .join(', ')}
            aside={
              current ? (
                <span className="dim-note">{say('you.thisOne')}</span>
              ) : (
                <Button look="quiet" disabled={end.isPending} onClick={() => end.mutate(id)}>
                  {say('you.endSession')}
                </Button>
              )
            }
          />
        ))}
      </Card>
    </Section>
  )
}
