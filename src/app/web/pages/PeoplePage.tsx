import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { CopyCheck, Upload, UserPlus } from 'lucide-react'
import { useRef } from 'react'
import { say as sayDuplicates } from '../../../capabilities/duplicates/ui/words.ts'
import { say } from '../../../capabilities/vitality/ui/people-words.ts'
import { Button } from '../../../design/Button.tsx'
import { formatMoneyRoundly } from '../../../design/format.ts'
import { PageHeader } from '../../../design/PageHeader.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { Skeleton } from '../../../design/Skeleton.tsx'
import { Tabs } from '../../../design/Tabs.tsx'
import { useKeys } from '../../../design/use-keys.ts'
import { api } from '../api.ts'
import { paths } from '../paths.ts'
import { KeyLegend } from '../people/KeyLegend.tsx'
import { NobodyHere } from '../people/NobodyHere.tsx'
import { PeopleCount } from '../people/PeopleCount.tsx'
import { PeopleFilters } from '../people/PeopleFilters.tsx'
import { PeopleList } from '../people/PeopleList.tsx'
import '../people/people.css'
import {
  type PeopleSearch,
  peopleHref,
  questionOf,
  searchFor,
  sortOf,
  viewOf,
  viewsFor,
  withoutBlanks,
  worthOfView,
} from '../people/people-search.ts'
import { usePeople } from '../people/use-people.ts'
import { usePicked } from '../people/use-picked.ts'
import { useQuickText } from '../people/use-quick-text.ts'
import { wordsOfProblem } from '../problem-words.ts'
import { ask } from '../queries.ts'
import { useMe } from '../use-me.ts'

/** Everybody the business deals with, and how each relationship goes. */
export function PeoplePage() {
  const navigate = useNavigate()
  const { firm, capabilities } = useMe()
  const search: PeopleSearch = searchFor(capabilities, useSearch({ strict: false }))
  const seek = (part: PeopleSearch) =>
    void navigate({ to: paths.people, search: (now) => withoutBlanks({ ...now, ...part }), replace: true })
  const text = useQuickText(search.q ?? '', (q) => {
    // Whoever opened somebody meanwhile is not called back: the address is another before the page is.
    if (window.location.pathname === paths.people) seek({ q })
  })
  const asked = { ...search, q: text.applied }
  const people = usePeople(questionOf(asked, firm.currency))
  const picked = usePicked(people.listName)
  const members = useQuery({
    ...ask(['accounts', 'members'], api.accounts.members, undefined),
    enabled: capabilities.includes('members:read'),
  })
  const box = useRef<HTMLInputElement>(null)
  const find = () => {
    // Selecting alone moves the focus in some browsers only.
    box.current?.focus()
    box.current?.select()
  }
  useKeys([{ key: '/', does: say('people.keyFind'), run: find }])

  const { first, total } = people
  const view = viewOf(search)
  return (
    <>
      <PageHeader
        title={say('people.title')}
        actions={
          <>
            <Button icon={CopyCheck} href={paths.duplicates}>
              {sayDuplicates('duplicates.title')}
            </Button>
            <Button icon={Upload} href={paths.imports}>
              {say('people.import')}
            </Button>
            <Button icon={UserPlus} href={paths.newParty}>
              {say('people.new')}
            </Button>
          </>
        }
      />
      <Tabs
        label={say('people.views')}
        active={view}
        tabs={tabsOf(search, { currency: firm.currency, views: viewsFor(capabilities) })}
      />
      <div className="people-bar">
        <PeopleFilters
          search={search}
          text={text.typed}
          onText={text.type}
          onChange={seek}
          currency={firm.currency}
          capabilities={capabilities}
          stewards={members.data?.items ?? []}
          box={box}
        />
        <PeopleCount
          page={first.data}
          selected={picked.selected}
          nameOf={(id) => people.rowOf(id)?.displayName ?? ''}
          onSelect={picked.select}
          way={view === 'archived' ? 'restore' : 'archive'}
          mayWrite={capabilities.includes('people:write')}
        />
      </div>
      {first.isPending && <Skeleton lines={9} />}
      {first.isError && <Problem text={wordsOfProblem(first.error)} onRetry={() => void first.refetch()} />}
      {first.data && total === 0 && <NobodyHere search={asked} />}
      {total > 0 && (
        <>
          <PeopleList people={people} picked={picked} sorted={sortOf(search)} onSort={seek} />
          <KeyLegend />
        </>
      )}
    </>
  )
}

function tabsOf(
  search: PeopleSearch,
  { currency, views }: { currency: string; views: ReturnType<typeof viewsFor> },
) {
  const amount = formatMoneyRoundly({ amountMinor: worthOfView(currency), currency })
  return views.map((id) => ({
    id,
    label: say(`people.view.${id}`, { amount }),
    href: peopleHref(withoutBlanks({ ...search, view: id === 'everyone' ? '' : id })),
  }))
}
