import { useMemo, useRef } from 'react'
import type { Relationship } from '../../../capabilities/vitality/model.ts'
import { say } from '../../../capabilities/vitality/ui/people-words.ts'
import {
  relationshipCards,
  relationshipColumns,
} from '../../../capabilities/vitality/ui/relationship-columns.tsx'
import type { Sort } from '../../../design/columns.ts'
import { Table } from '../../../design/Table.tsx'
import { useGo } from '../../../design/use-go.ts'
import { useKeys } from '../../../design/use-keys.ts'
import { paths, withLog } from '../paths.ts'
import { useMe } from '../use-me.ts'
import type { PeopleQuestion } from './people-search.ts'
import { useNarrow } from './use-narrow.ts'
import type { usePeople } from './use-people.ts'
import type { usePicked } from './use-picked.ts'
import { useRememberedPlace } from './use-remembered-place.ts'
import { useTopOf } from './use-top-of.ts'

type Props = {
  readonly people: ReturnType<typeof usePeople>
  readonly picked: ReturnType<typeof usePicked>
  readonly sorted: Pick<PeopleQuestion, 'sort' | 'order'>
  readonly onSort: (sorted: { sort: string; order: 'up' | 'down' }) => void
}

const bySize = new Set(['worth', 'chance', 'last-talk'])
const directions = { up: 'ascending', down: 'descending' } as const

/** The rows, of which only those in view exist, and the keys that act on them. */
export function PeopleList({ people, picked, sorted, onSort }: Props) {
  const go = useGo()
  const { firm, today, capabilities } = useMe()
  const isNarrow = useNarrow()
  const frame = useRef<HTMLDivElement>(null)
  const columns = useMemo(() => {
    const around = { today, currency: firm.currency, hrefOf: paths.party, capabilities }
    return isNarrow ? relationshipCards(around) : relationshipColumns(around)
  }, [today, firm.currency, capabilities, isNarrow])
  useRememberedPlace(frame, people.listName)
  const top = useTopOf(frame)

  const { row } = picked
  const edit = ({ id, displayName }: Relationship) => ({
    key: 'e',
    does: say('people.keyEditWho', { name: displayName }),
    run: () => go(paths.editParty(id)),
  })
  const log = ({ id, displayName }: Relationship) => ({
    key: 'l',
    does: say('people.keyLogWho', { name: displayName }),
    run: () => go(withLog(id)),
  })
  const mayEdit = capabilities.includes('people:write')
  const mayLog = capabilities.includes('talks:write')
  useKeys(row ? [...(mayLog ? [log(row)] : []), ...(mayEdit ? [edit(row)] : [])] : [])

  function sortBy({ column, direction }: Sort) {
    // Of sums and days one wants the greatest first; of names the first.
    const isNewAndBySize = column !== sorted.sort && bySize.has(column)
    onSort({ sort: column, order: isNewAndBySize || direction === 'descending' ? 'down' : 'up' })
  }

  return (
    <div ref={frame} className="people-list" data-waiting={people.isWaiting ? '' : undefined}>
      <Table
        label={say('people.title')}
        columns={columns}
        rowCount={people.total}
        rowAt={people.rowAt}
        keyOf={({ id }) => id}
        onRangeNeeded={people.need}
        listName={people.listName}
        sort={{ column: sorted.sort, direction: directions[sorted.order] }}
        onSort={sortBy}
        selected={picked.selected}
        onSelect={picked.select}
        onOpen={({ id }) => go(paths.party(id))}
        onActive={picked.stepOn}
        rowHeight={isNarrow ? 70 : 57}
        height={`max(22rem, calc(100dvh - ${top}px - var(--below-list)))`}
      />
    </div>
  )
}
