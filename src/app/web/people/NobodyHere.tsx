import { Users } from 'lucide-react'
import { say } from '../../../capabilities/vitality/ui/people-words.ts'
import { Button } from '../../../design/Button.tsx'
import { Empty } from '../../../design/Empty.tsx'
import { paths } from '../paths.ts'
import { isFiltered, type PeopleSearch, viewOf } from './people-search.ts'

/** A list without anybody, and the way to somebody. */
export function NobodyHere({ search }: { readonly search: PeopleSearch }) {
  const view = viewOf(search)
  if (view === 'everyone' && !isFiltered(search)) {
    return (
      <Empty
        icon={Users}
        text={say('people.empty')}
        action={
          <Button look="primary" href={paths.imports}>
            {say('people.bringIn')}
          </Button>
        }
      />
    )
  }
  const isPlainArchive = view === 'archived' && !isFiltered(search)
  return (
    <Empty
      icon={Users}
      text={isPlainArchive ? say('people.emptyArchived') : say('people.none')}
      action={<Button href={paths.people}>{say('people.showEveryone')}</Button>}
    />
  )
}
