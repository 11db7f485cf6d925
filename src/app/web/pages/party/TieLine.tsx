import { useMutation } from '@tanstack/react-query'
import { Pencil, X } from 'lucide-react'
import { useState } from 'react'
import type { Party } from '../../../../capabilities/people/model.ts'
import type { Link, TieDetails } from '../../../../capabilities/people/model/link.ts'
import { TieDetailFields } from '../../../../capabilities/people/ui/TieDetailFields.tsx'
import { say } from '../../../../capabilities/people/ui/tie-words.ts'
import { Anchor } from '../../../../design/Anchor.tsx'
import { Button } from '../../../../design/Button.tsx'
import { formatMonth } from '../../../../design/format.ts'
import type { Day } from '../../../../kernel/day.ts'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { notifyProblem } from '../../problem-words.ts'
import { refresh } from '../../queries.ts'
import { useMe } from '../../use-me.ts'

type Props = {
  readonly party: Party
  readonly tie: Link
  /** Null for who may not change it. */
  readonly onUntie: (() => void) | null
}

/** One tie: to whom, as what, from when to when; changed where it stands. */
export function TieLine({ party, tie, onUntie }: Props) {
  const { today } = useMe()
  const [typed, setTyped] = useState<TieDetails | null>(null)
  const change = useMutation({
    mutationFn: (to: TieDetails) =>
      api.people.changeLink({ id: party.id, linkId: tie.id, ...to, version: tie.version }),
    onSuccess: async () => {
      await refresh('people')
      setTyped(null)
    },
    onError: notifyProblem,
  })
  const { displayName, partyId, role, since, until, note } = tie
  const isOver = until !== null && until < today
  if (typed) {
    return (
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate(typed)
        }}
      >
        <span dir="auto">
          {kindWords(tie)} {displayName}
        </span>
        <TieDetailFields details={typed} onChange={(part) => setTyped({ ...typed, ...part })} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" disabled={change.isPending}>
            {say('tie.save')}
          </Button>
          <Button onClick={() => setTyped(null)}>{say('tie.cancel')}</Button>
        </div>
      </form>
    )
  }
  return (
    <span className={`tie ${isOver ? 'text-ink-3' : ''}`}>
      {kindWords(tie)}{' '}
      <Anchor className="text-link" href={paths.party(partyId)} dir="auto">
        {displayName}
      </Anchor>
      <small dir="auto">{[role, datesOf(tie, today), note].filter(Boolean).join(', ')}</small>
      {onUntie && (
        <span className="whitespace-nowrap">
          <Button
            look="quiet"
            icon={Pencil}
            label={say('tie.change', { name: displayName })}
            onClick={() => setTyped({ role, since, until, note })}
          />
          <Button look="quiet" icon={X} label={say('tie.drop', { name: displayName })} onClick={onUntie} />
        </span>
      )}
    </span>
  )
}

function kindWords({ kind, ownKind, direction }: Link): string {
  if (kind !== 'own') return say(`tie.${kind}.${direction}`)
  return (direction === 'from' ? ownKind?.name : ownKind?.reverseName) ?? ''
}

function datesOf({ since, until }: Link, today: Day): string {
  if (until !== null) {
    const end = formatMonth(until, today)
    return since === null
      ? say('tie.until', { until: end })
      : say('tie.fromTo', { since: formatMonth(since, today), until: end })
  }
  return since === null ? '' : say('tie.since', { since: formatMonth(since, today) })
}
