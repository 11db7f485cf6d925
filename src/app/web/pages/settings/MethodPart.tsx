import { useMutation, useQuery } from '@tanstack/react-query'
import { say } from '../../../../capabilities/vitality/ui/method-words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Card } from '../../../../design/Card.tsx'
import { formatDay, formatNumber } from '../../../../design/format.ts'
import { notify } from '../../../../design/notices.ts'
import { Problem } from '../../../../design/Problem.tsx'
import { Skeleton } from '../../../../design/Skeleton.tsx'
import { api } from '../../api.ts'
import { notifyProblem, wordsOfProblem } from '../../problem-words.ts'
import { ask, refresh } from '../../queries.ts'
import { useMe } from '../../use-me.ts'

/** What the numbers about relationships rest on, and when they were last worked out. */
export function MethodPart() {
  const { capabilities } = useMe()
  const summary = useQuery(ask(['vitality', 'summary'], api.vitality.summary, undefined))
  const refit = useMutation({
    mutationFn: () => api.vitality.refit(),
    onSuccess: async () => {
      await refresh('vitality')
      notify({ text: say('method.queued') })
    },
    onError: notifyProblem,
  })
  if (summary.isPending) return <Skeleton />
  if (summary.isError)
    return <Problem text={wordsOfProblem(summary.error)} onRetry={() => void summary.refetch()} />
  const { fit, refitting } = summary.data
  return (
    <Card roomy>
      <div className="stack">
        {fit ? (
          <>
            <p className="m-0">
              {say('method.last', { customers: formatNumber(fit.customers), day: formatDay(fit.asOf) })}{' '}
              {say(`method.${fit.verdict}`)}
            </p>
            <p className="m-0">{say('method.chance')}</p>
            <p className="m-0">{say('method.overdue')}</p>
            <p className="m-0">{say('method.state')}</p>
            <p className="m-0">{say('method.modest')}</p>
            <details>
              <summary>{say('method.parameters')}</summary>
              <pre className="overflow-auto rounded-control bg-sunk p-3 text-small">
                {JSON.stringify(fit.parameters, null, 2)}
              </pre>
            </details>
          </>
        ) : (
          <p className="m-0">{say('method.none')}</p>
        )}
        <div>
          <Button
            disabled={refitting || refit.isPending}
            disabledBecause={capabilities.includes('vitality:write') ? undefined : say('method.notYours')}
            onClick={() => refit.mutate()}
          >
            {refitting ? say('method.running') : say('method.again')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
