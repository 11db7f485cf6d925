import { Search } from 'lucide-react'
import type { RefObject } from 'react'
import { say } from '../../../capabilities/vitality/ui/people-words.ts'
import { stateWord } from '../../../capabilities/vitality/ui/sentences.ts'
import type { Capability } from '../../../kernel/actor.ts'
import { Button } from '../../../design/Button.tsx'
import { formatMoneyRoundly } from '../../../design/format.ts'
import { TextInput } from '../../../design/TextInput.tsx'
import { FilterPill } from './FilterPill.tsx'
import {
  filterRoles,
  filterStates,
  isFiltered,
  type PeopleSearch,
  sortOf,
  sortsFor,
  worthSteps,
} from './people-search.ts'

type Props = {
  readonly search: PeopleSearch
  readonly text: string
  readonly onText: (text: string) => void
  readonly onChange: (part: PeopleSearch) => void
  readonly currency: string
  readonly capabilities: readonly Capability[]
  readonly stewards: readonly { readonly id: string; readonly name: string }[]
  readonly box: RefObject<HTMLInputElement | null>
}

/** What the list can be narrowed by. */
export function PeopleFilters(props: Props) {
  const { search, text, onText, onChange, currency, capabilities, stewards, box } = props
  const anyOr = (options: readonly { value: string; label: string }[], none = say('people.any')) => [
    { value: '', label: none },
    ...options,
  ]
  const over = (amountMinor: number) =>
    say('people.over', { amount: formatMoneyRoundly({ amountMinor, currency }) })
  return (
    <>
      <div className="people-find">
        <Search aria-hidden />
        <TextInput
          ref={box}
          type="search"
          dir="auto"
          maxLength={200}
          aria-label={say('people.findLabel')}
          placeholder={say('people.find')}
          value={text}
          onChange={({ target }) => onText(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
            event.preventDefault()
            document.querySelector<HTMLElement>('.people-list [role=grid]')?.focus()
          }}
        />
      </div>
      <div className="people-filters" role="group" aria-label={say('people.filters')}>
        {capabilities.includes('books:read') && (
          <FilterPill
            label={say('people.worth')}
            options={anyOr(worthSteps(currency).map((step) => ({ value: String(step), label: over(step) })))}
            value={search.worth ?? ''}
            onChange={(worth) => onChange({ worth })}
          />
        )}
        <FilterPill
          label={say('people.role')}
          options={anyOr(filterRoles.map((value) => ({ value, label: say(`people.role.${value}`) })))}
          value={search.role ?? ''}
          onChange={(role) => onChange({ role })}
        />
        {capabilities.includes('vitality:read') && (
          <FilterPill
            label={say('people.state')}
            options={anyOr(filterStates.map((value) => ({ value, label: stateWord(value) })))}
            value={search.state ?? ''}
            onChange={(state) => onChange({ state })}
          />
        )}
        {(stewards.length > 1 || search.steward !== undefined) && (
          <FilterPill
            label={say('people.steward')}
            options={anyOr(
              stewards.map(({ id, name }) => ({ value: id, label: name })),
              say('people.anyone'),
            )}
            value={search.steward ?? ''}
            onChange={(steward) => onChange({ steward })}
          />
        )}
        <div className="phone-only flex-none">
          <FilterPill
            label={say('people.order')}
            isOn={false}
            options={sortsFor(capabilities).map((value) => ({ value, label: say(`people.order.${value}`) }))}
            value={sortOf(search).sort}
            onChange={(sort) =>
              onChange({ sort, order: sort === 'name' || sort === 'state' ? 'up' : 'down' })
            }
          />
        </div>
        {isFiltered({ ...search, q: text }) && (
          <Button
            look="quiet"
            className="flex-none"
            onClick={() => {
              onText('')
              onChange({ q: '', role: '', state: '', steward: '', worth: '' })
            }}
          >
            {say('people.clear')}
          </Button>
        )}
      </div>
    </>
  )
}
