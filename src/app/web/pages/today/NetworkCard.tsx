import { useQuery } from '@tanstack/react-query'
import { say } from '../../../../capabilities/outreach/ui/today-words.ts'
import type { State } from '../../../../capabilities/vitality/model.ts'
import { toneOfState } from '../../../../capabilities/vitality/ui/look-of-state.ts'
import { stateWord } from '../../../../capabilities/vitality/ui/sentences.ts'
import { Anchor } from '../../../../design/Anchor.tsx'
import { Card } from '../../../../design/Card.tsx'
import { formatNumber } from '../../../../design/format.ts'
import { Section } from '../../../../design/Section.tsx'
import { StackedBar } from '../../../../design/StackedBar.tsx'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { ask } from '../../queries.ts'
import { useMe } from '../../use-me.ts'

const named: readonly State[] = ['growing', 'steady', 'new', 'fading', 'dying', 'dormant']

/** How many relationships grow and how many die. */
export function NetworkCard() {
  const { capabilities } = useMe()
  const { data } = useQuery({
    ...ask(['vitality', 'summary'], api.vitality.summary, undefined),
    enabled: capabilities.includes('vitality:read'),
  })
  if (!data || data.relationships === 0) return null
  const { counts, growingSinceMonth: change } = data
  const unclear = (counts['too-early'] ?? 0) + (counts['too-little-history'] ?? 0)
  const parts = named.map((state) => {
    const count = counts[state] ?? 0
    const label = say('today.networkCount', { state: stateWord(state), count: formatNumber(count) })
    return { id: state, label, count, tone: toneOfState(state) }
  })
  const early = {
    id: 'early',
    label: say('today.networkCount', { state: say('today.early'), count: formatNumber(unclear) }),
    count: unclear,
    tone: 'neutral' as const,
  }
  return (
    <Section title={say('today.network')}>
      <Card roomy>
        <div className="mb-3 flex flex-wrap justify-between gap-x-3">
          <Anchor className="text-ink no-underline hover:underline" href={paths.people}>
            {say('today.relationships', { count: data.relationships })}
          </Anchor>
          {parts[0].count > 0 && (
            <span className="text-ink-3">
              {say('today.growing', { change, sign: change > 0 ? '+' : '' })}
            </span>
          )}
        </div>
        <StackedBar label={say('today.network')} parts={[...parts, early].filter(({ count }) => count > 0)} />
      </Card>
    </Section>
  )
}
