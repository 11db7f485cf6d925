import type { RelationshipPage } from '../../../capabilities/vitality/model.ts'
import { say } from '../../../capabilities/vitality/ui/people-words.ts'
import { Button } from '../../../design/Button.tsx'
import { formatMoneyRoundly, formatNumber } from '../../../design/format.ts'
import { useArchiveMany } from './use-archive-many.ts'

type Props = {
  readonly page: RelationshipPage | undefined
  readonly selected: ReadonlySet<string>
  readonly nameOf: (id: string) => string
  readonly onSelect: (ids: ReadonlySet<string>) => void
  readonly way: 'archive' | 'restore'
  readonly mayWrite: boolean
}

/** How many there are and what they are worth; with some selected, what can be done with them. */
export function PeopleCount({ page, selected, nameOf, onSelect, way, mayWrite }: Props) {
  const change = useArchiveMany(way, () => onSelect(new Set()))
  if (selected.size === 0) {
    return (
      <p className="people-count" role="status">
        {page && sentenceOf(page)}
      </p>
    )
  }
  const ids = [...selected]
  return (
    <div className="people-chosen">
      <span role="status" className="text-ink-2">
        {say('people.selected', { count: selected.size })}
      </span>
      <Button look="quiet" onClick={() => onSelect(new Set())}>
        {say('people.unselect')}
      </Button>
      <Button
        disabled={change.isPending}
        disabledBecause={mayWrite ? undefined : say('people.notYours')}
        onClick={() => change.mutate({ ids, name: nameOf(ids[0] ?? '') })}
      >
        {change.isPending ? say('people.changing') : say(`people.${way}`)}
      </Button>
    </div>
  )
}

function sentenceOf({ total, worthYearMinor, currency }: RelationshipPage): string {
  const values = { count: total, shown: formatNumber(total) }
  if (worthYearMinor <= 0) return say('people.countPlain', values)
  const amount = formatMoneyRoundly({ amountMinor: worthYearMinor, currency })
  return say('people.count', { ...values, amount })
}
