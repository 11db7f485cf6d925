import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { say } from '../../capabilities/upkeep/ui/words.ts'
import { Anchor } from '../../design/Anchor.tsx'
import { api } from './api.ts'
import { paths } from './paths.ts'
import { ask } from './queries.ts'

const pollMs = 5 * 60_000

/** Tells an owner, wherever they are, that something which matters has stopped. */
export function TroubleNote() {
  const { data } = useQuery({
    ...ask(['upkeep', 'troubles'], api.upkeep.troubles, undefined),
    refetchInterval: pollMs,
  })
  const count = data?.items.length ?? 0
  if (count === 0) return null
  return (
    <section className="note-bar" aria-label={say('upkeep.troubles', { count })}>
      <TriangleAlert aria-hidden />
      <span>{say('upkeep.troubles', { count })}</span>
      <Anchor className="text-link" href={paths.settingsPart('system')}>
        {say('upkeep.see')}
      </Anchor>
    </section>
  )
}
