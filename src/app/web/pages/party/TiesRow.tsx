import { useMutation } from '@tanstack/react-query'
import { Link2 } from 'lucide-react'
import { useState } from 'react'
import type { Party } from '../../../../capabilities/people/model.ts'
import { say } from '../../../../capabilities/people/ui/tie-words.ts'
import { Button } from '../../../../design/Button.tsx'
import { ListRow } from '../../../../design/ListRow.tsx'
import { notify } from '../../../../design/notices.ts'
import { api } from '../../api.ts'
import { notifyProblem } from '../../problem-words.ts'
import { refresh } from '../../queries.ts'
import { useMe } from '../../use-me.ts'
import { Colleagues } from './Colleagues.tsx'
import { TieForm } from './TieForm.tsx'
import { TieLine } from './TieLine.tsx'

/** Who somebody is tied to, who else is around them, and the place to tie them. */
export function TiesRow({ party }: { readonly party: Party }) {
  const { capabilities } = useMe()
  const [isOpen, setIsOpen] = useState(false)
  const mayWrite = capabilities.includes('people:write')
  const untie = useMutation({
    mutationFn: (tie: Party['links'][number]) =>
      api.people.unlink({ id: party.id, linkId: tie.id }).then(() => tie),
    onSuccess: async ({ direction, partyId, kind, ownKind, role, since, until, note }) => {
      await refresh('people')
      const [id, toId] = direction === 'from' ? [party.id, partyId] : [partyId, party.id]
      const again = { id, toId, kind, ownKindId: ownKind?.id ?? null, role, since, until, note }
      const undo = () => api.people.link(again).then(() => refresh('people'))
      notify({ text: say('tie.dropped'), undo })
    },
    onError: notifyProblem,
  })
  return (
    <ListRow
      icon={Link2}
      over={say('tie.title')}
      title={
        <div className="grid gap-1">
          {party.links.length === 0 && !isOpen && <span className="text-ink-3">{say('tie.none')}</span>}
          {party.links.map((tie) => (
            <TieLine
              key={tie.id}
              party={party}
              tie={tie}
              onUntie={mayWrite ? () => untie.mutate(tie) : null}
            />
          ))}
          <Colleagues partyId={party.id} />
          {isOpen && <TieForm party={party} onDone={() => setIsOpen(false)} />}
          {!isOpen && mayWrite && (
            <div>
              <Button look="quiet" className="slim" onClick={() => setIsOpen(true)}>
                {say('tie.add')}
              </Button>
            </div>
          )}
        </div>
      }
    />
  )
}
