import { useMutation } from '@tanstack/react-query'
import { Gift, HandHeart, Lightbulb, ShoppingBasket, Target } from 'lucide-react'
import { useState } from 'react'
import type { Party } from '../../../../capabilities/people/model.ts'
import { type Insight, insightKinds } from '../../../../capabilities/people/model/insight.ts'
import { InsightForm } from '../../../../capabilities/people/ui/InsightForm.tsx'
import { say } from '../../../../capabilities/people/ui/insight-words.ts'
import { Chip } from '../../../../design/Chip.tsx'
import { ListRow } from '../../../../design/ListRow.tsx'
import { notify } from '../../../../design/notices.ts'
import { api } from '../../api.ts'
import { notifyProblem } from '../../problem-words.ts'
import { refresh } from '../../queries.ts'
import { useMe } from '../../use-me.ts'

const icons = {
  why: HandHeart,
  want: Lightbulb,
  expectation: Target,
  need: ShoppingBasket,
  offering: Gift,
} as const
const tones = { met: 'growing', 'not-met': 'fading', 'not-known': 'neutral' } as const
const weights = ['vital', 'normal', 'minor', null]

/** Why they deal with us, what they want, expect, need and offer; each is changed where it stands. */
export function InsightRows({ party }: { readonly party: Party }) {
  return insightKinds.map((kind) => {
    const insights = party.insights
      .filter((one) => one.kind === kind)
      .toSorted((one, other) => weights.indexOf(one.importance) - weights.indexOf(other.importance))
    if (insights.length === 0) return null
    return (
      <ListRow
        key={kind}
        icon={icons[kind]}
        over={say(`insight.${kind}`)}
        title={
          <div className="insights">
            {insights.map((insight) => (
              <InsightLine key={insight.id} party={party} insight={insight} />
            ))}
          </div>
        }
      />
    )
  })
}

function InsightLine({ party, insight }: { readonly party: Party; readonly insight: Insight }) {
  const { capabilities } = useMe()
  const [isOpen, setIsOpen] = useState(false)
  const which = { id: party.id, insightId: insight.id }
  const renew = () => refresh('people')
  const change = useMutation({
    mutationFn: (to: Pick<Insight, 'text' | 'importance' | 'state'>) =>
      api.people.changeInsight({ ...which, ...to, version: insight.version }),
    onSuccess: async ({ version }) => {
      await renew()
      setIsOpen(false)
      const { text, importance, state } = insight
      const undo = () => api.people.changeInsight({ ...which, text, importance, state, version }).then(renew)
      notify({ text: say('insight.saved'), undo })
    },
    onError: notifyProblem,
  })
  const archive = useMutation({
    mutationFn: () => api.people.archiveInsight(which),
    onSuccess: async () => {
      await renew()
      notify({ text: say('insight.archived'), undo: () => api.people.restoreInsight(which).then(renew) })
    },
    onError: notifyProblem,
  })
  if (isOpen) {
    return (
      <InsightForm
        insight={insight}
        isSaving={change.isPending || archive.isPending}
        onSave={change.mutate}
        onArchive={archive.mutate}
        onCancel={() => setIsOpen(false)}
      />
    )
  }
  return (
    <div className="insight">
      {capabilities.includes('people:write') ? (
        <button
          type="button"
          className="in-place"
          dir="auto"
          aria-label={say('insight.change', { text: insight.text })}
          onClick={() => setIsOpen(true)}
        >
          {insight.text}
        </button>
      ) : (
        <span dir="auto">{insight.text}</span>
      )}
      {insight.state && (
        <Chip tone={tones[insight.state]} dot>
          {say(`insight.state.${insight.state}`)}
        </Chip>
      )}
      {insight.importance && insight.importance !== 'normal' && (
        <small>{say(`insight.importance.${insight.importance}`)}</small>
      )}
    </div>
  )
}
