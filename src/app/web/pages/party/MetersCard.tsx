import { useQuery } from '@tanstack/react-query'
import { say as sayAsk } from '../../../../capabilities/interactions/ui/words.ts'
import type { Question } from '../../../../capabilities/interactions/model.ts'
import type { Party } from '../../../../capabilities/people/model.ts'
import {
  type AcquaintanceFact,
  acquaintanceOf,
  type Gauge,
} from '../../../../capabilities/people/rules/acquaintance.ts'
import { say as sayFact } from '../../../../capabilities/people/ui/acquaintance-words.ts'
import { say } from '../../../../capabilities/people/ui/profile-words.ts'
import type { Vitality } from '../../../../capabilities/vitality/model.ts'
import { Card } from '../../../../design/Card.tsx'
import { Meter } from '../../../../design/Meter.tsx'
import { api } from '../../api.ts'
import { ask } from '../../queries.ts'
import { useMe } from '../../use-me.ts'

type Props = { readonly party: Party; readonly vitality: Vitality | null }

const questionFor: Partial<Record<AcquaintanceFact, Question>> = {
  why: 'why-us',
  wants: 'what-else',
  expectations: 'expectation-met',
  next: 'what-next',
}

/** How well one knows somebody, and the next thing worth knowing. */
export function MetersCard({ party, vitality }: Props) {
  const { today, capabilities } = useMe()
  const bothWays = useQuery({
    ...ask(['trade', 'bothWays'], api.trade.bothWays, { id: party.id }),
    enabled: capabilities.includes('books:read'),
  })
  const { data } = useQuery({
    ...ask(['interactions', 'heard'], api.interactions.heard, { id: party.id }),
    enabled: capabilities.includes('talks:read'),
  })
  const heard = data ?? { answered: [], lastSaidOn: null }
  const { know, recognise, understand } = acquaintanceOf(
    party,
    { ...heard, hasTraded: vitality !== null || (bothWays.data?.boughtMinor ?? 0) !== 0 },
    today,
  )
  return (
    <Card roomy>
      <div className="stack">
        <Meter label={say('meter.know')} done={know.done} total={know.total} note={noteOf('know', know)} />
        <Meter
          label={say('meter.recognise')}
          done={recognise.done}
          total={recognise.total}
          note={noteOf('recognise', recognise)}
        />
        <Meter
          label={say('meter.understand')}
          done={understand.done}
          total={understand.total}
          note={noteOf('understand', understand)}
        />
      </div>
    </Card>
  )
}

function noteOf(meter: 'know' | 'recognise' | 'understand', { missing }: Gauge): string {
  if (missing === null) return say(`meter.complete.${meter}`)
  const question = questionFor[missing]
  if (question) return say('meter.ask', { what: sayAsk(`question.${question}`) })
  return say('meter.missing', { what: sayFact(`fact.${missing}`) })
}
