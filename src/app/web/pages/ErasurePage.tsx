import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import type { Erasure } from '../../../capabilities/privacy/model.ts'
import { HeldRows } from '../../../capabilities/privacy/ui/HeldRows.tsx'
import { say } from '../../../capabilities/privacy/ui/words.ts'
import { Button } from '../../../design/Button.tsx'
import { Card } from '../../../design/Card.tsx'
import { problemOf } from '../../../design/client.ts'
import { formatInstant } from '../../../design/format.ts'
import { ListRow } from '../../../design/ListRow.tsx'
import { notify } from '../../../design/notices.ts'
import { PageHeader } from '../../../design/PageHeader.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { Section } from '../../../design/Section.tsx'
import { Skeleton } from '../../../design/Skeleton.tsx'
import { api } from '../api.ts'
import { MissingPage } from '../MissingPage.tsx'
import { notifyProblem, wordsOfProblem } from '../problem-words.ts'
import { ask, refresh } from '../queries.ts'
import { useMe } from '../use-me.ts'

// The files go within a second or two, as a job.
const pollMs = 1000

/** The proof that somebody was erased: what, when, by whom, and not who it was. */
export function ErasurePage() {
  const { id = '' } = useParams({ strict: false })
  const { firm } = useMe()
  const asked = useQuery({
    ...ask(['privacy', 'erasure'], api.privacy.erasure, { id }),
    refetchInterval: ({ state }) => (state.data && state.data.filesGoneAt === null ? pollMs : false),
  })
  if (asked.isPending) return <Skeleton lines={6} />
  if (asked.isError) {
    if (['not-found', 'invalid'].includes(problemOf(asked.error).code)) return <MissingPage />
    return <Problem text={wordsOfProblem(asked.error)} onRetry={() => void asked.refetch()} />
  }
  const { data } = asked
  const when = formatInstant(data.erasedAt, firm.timeZone)
  return (
    <>
      <PageHeader
        title={say(`privacy.proofOf.${data.kind}`)}
        sub={say('privacy.proofSub', { when, who: data.erasedBy })}
        actions={
          <Button icon={Printer} onClick={() => window.print()}>
            {say('privacy.proof')}
          </Button>
        }
      />
      <div className="stack gap-6 max-w-[680px]">
        <Section title={say('privacy.whatWent')}>
          <HeldRows held={data.held} />
        </Section>
        <Section title={say('privacy.whatStays')}>
          <Stays data={data} />
        </Section>
        <About data={data} timeZone={firm.timeZone} />
      </div>
    </>
  )
}

function Stays({ data: { tradesKept, paymentsKept } }: { readonly data: Erasure }) {
  return (
    <Card>
      {tradesKept + paymentsKept === 0 && <ListRow title={say('privacy.nothingStays')} />}
      {tradesKept > 0 && <ListRow title={say('privacy.tradesKept', { count: tradesKept })} />}
      {paymentsKept > 0 && <ListRow title={say('privacy.paymentsKept', { count: paymentsKept })} />}
    </Card>
  )
}

function About({ data, timeZone }: { readonly data: Erasure; readonly timeZone: string }) {
  const letBack = useMutation({
    mutationFn: () => api.privacy.letBack({ id: data.id }),
    onSuccess: async () => {
      await refresh('privacy')
      notify({ text: say('privacy.letBackDone') })
    },
    onError: notifyProblem,
  })
  const on = (at: string) => formatInstant(at, timeZone)
  return (
    <Section title={say('privacy.proof')}>
      <Card>
        <ListRow over={say('privacy.number')} title={<code>{data.id}</code>} />
        <ListRow over={say('privacy.formerId')} title={<code>{data.formerId}</code>} />
        <ListRow
          over={say('privacy.files')}
          title={
            data.filesGoneAt
              ? say('privacy.filesGone', { when: on(data.filesGoneAt) })
              : say('privacy.filesWait')
          }
        />
        <ListRow
          over={say('privacy.return')}
          title={
            data.letBackAt ? say('privacy.letBackOn', { when: on(data.letBackAt) }) : say('privacy.blocked')
          }
          aside={
            data.letBackAt === null && (
              <Button disabled={letBack.isPending} onClick={() => letBack.mutate()}>
                {say('privacy.letBack')}
              </Button>
            )
          }
          asideOnPhone="below"
        />
      </Card>
      <p className="dim-note">{say('privacy.backups')}</p>
    </Section>
  )
}
