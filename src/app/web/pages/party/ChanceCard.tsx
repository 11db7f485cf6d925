import { useQuery } from '@tanstack/react-query'
import type { Vitality } from '../../../../capabilities/vitality/model.ts'
import { lookOf, toneOfState } from '../../../../capabilities/vitality/ui/look-of-state.ts'
import { say } from '../../../../capabilities/vitality/ui/profile-words.ts'
import {
  chanceSentence,
  expectedSentence,
  intervalWords,
  overdueSentence,
  reasonSentence,
} from '../../../../capabilities/vitality/ui/sentences.ts'
import { Anchor } from '../../../../design/Anchor.tsx'
import { Card } from '../../../../design/Card.tsx'
import { ChanceChart } from '../../../../design/ChanceChart.tsx'
import { formatDay, formatDayInYear, formatMonth } from '../../../../design/format.ts'
import { Problem } from '../../../../design/Problem.tsx'
import { Skeleton } from '../../../../design/Skeleton.tsx'
import { addMonths, type Day, firstOfMonth } from '../../../../kernel/day.ts'
import type { Party } from '../../../../capabilities/people/model.ts'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { wordsOfProblem } from '../../problem-words.ts'
import { ask } from '../../queries.ts'

type Month = { readonly month: Day; readonly orders: number }

/** How alive a relationship is: the chance in words, its course, and why. */
export function ChanceCard({ party }: { readonly party: Party }) {
  const { data, isPending, error, refetch } = useQuery(
    ask(['vitality', 'of'], api.vitality.of, { id: party.id }),
  )
  if (isPending) return <Skeleton lines={6} />
  if (error) return <Problem text={wordsOfProblem(error)} onRetry={() => void refetch()} />
  const { vitality, months } = data
  if (!vitality) {
    const isSupply =
      party.roles.length > 0 && party.roles.every(({ role }) => role !== 'customer' && role !== 'prospect')
    return (
      <Card roomy>
        <h2>{isSupply ? say('chance.supply') : say('chance.none')}</h2>
        <p className="mt-1 text-ink-2">{isSupply ? say('chance.supplyText') : say('chance.noneText')}</p>
      </Card>
    )
  }
  const of = { pronoun: party.pronoun, name: party.goesBy ?? party.displayName }
  const sentences = [
    reasonSentence(vitality.reason, of),
    overdueSentence(vitality.reason),
    expectedSentence(vitality),
  ]
  const moments = momentsOf(vitality, months)
  return (
    <Card roomy>
      <div className="chance-head">
        <h2 data-look={lookOf(vitality.state)}>{headline(vitality, of)}</h2>
        {moments.length > 1 && <span className="text-ink-3">{say('chance.lastMonths')}</span>}
      </div>
      {moments.length > 1 && (
        <ChanceChart
          moments={moments}
          tone={toneOfState(vitality.state)}
          label={say('chance.chart')}
          chanceName={say('chance.chance')}
          countName={say('chance.orders')}
        />
      )}
      <p className="chance-why">{sentences.filter(Boolean).join(' ')}</p>
      <Method vitality={vitality} />
    </Card>
  )
}

function headline(vitality: Vitality, of: { pronoun: Party['pronoun']; name: string }): string {
  if (vitality.state === 'too-little-history') return say('chance.littleHistory')
  return chanceSentence(vitality, of) ?? say('chance.early')
}

function Method({ vitality }: { readonly vitality: Vitality }) {
  const interval = intervalWords(vitality)
  return (
    <details className="method">
      <summary>{say('chance.how')}</summary>
      {interval && <p>{say('chance.interval', { interval })}</p>}
      <p>{say('chance.method', { days: vitality.horizonDays, day: formatDay(vitality.asOf) })}</p>
      {vitality.dueOn && vitality.dueOn >= vitality.asOf && (
        <p>{say('chance.due', { day: formatDayInYear(vitality.dueOn) })}</p>
      )}
      <Anchor className="text-link" href={paths.settingsPart('method')}>
        {say('chance.more')}
      </Anchor>
    </details>
  )
}

/** The trail has the ends of the last 24 months and today; each with the orders of the month it ends. */
function momentsOf({ trail, asOf }: Vitality, months: readonly Month[]) {
  const ordersOf = new Map(months.map(({ month, orders }) => [month, orders]))
  const thisMonth = firstOfMonth(asOf)
  return trail.flatMap((chance, index) => {
    const month = addMonths(thisMonth, index - trail.length + 1)
    return chance === null
      ? []
      : [{ when: formatMonth(month, asOf), chance, count: ordersOf.get(month) ?? 0 }]
  })
}
