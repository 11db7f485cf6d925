import type { Today } from '../../../../capabilities/outreach/model.ts'
import { say } from '../../../../capabilities/outreach/ui/today-words.ts'
import { Card } from '../../../../design/Card.tsx'
import { formatMonth } from '../../../../design/format.ts'
import { Section } from '../../../../design/Section.tsx'
import { TalkMonth } from '../../../../design/TalkMonth.tsx'

type Props = { readonly today: Today }

/** The working days of this month and the talks they had. */
export function MonthCard({ today: { month, day, goal } }: Props) {
  const title = say('today.month', { month: formatMonth(month.first, day) })
  const days = month.days
    .filter(({ working, talks }) => working || talks > 0)
    .map(({ on, talks, past }) => ({ day: on, done: talks, goal, isAhead: !past && on !== day }))
  return (
    <Section title={title}>
      <Card roomy>
        <TalkMonth days={days} label={title} />
        <div className="mt-3 flex flex-wrap justify-between gap-x-3">
          <span className="tabular">{say('today.monthOf', { done: month.talks, goal: month.goal })}</span>
          <span className="text-ink-3">{say('today.aDay', { count: goal })}</span>
        </div>
      </Card>
    </Section>
  )
}
