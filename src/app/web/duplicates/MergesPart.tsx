import { useQuery } from '@tanstack/react-query'
import { Merge as MergeIcon } from 'lucide-react'
import { useState } from 'react'
import type { Merge } from '../../../capabilities/duplicates/model.ts'
import { say } from '../../../capabilities/duplicates/ui/words.ts'
import { Anchor } from '../../../design/Anchor.tsx'
import { Button } from '../../../design/Button.tsx'
import { Card } from '../../../design/Card.tsx'
import { formatInstant } from '../../../design/format.ts'
import { ListRow } from '../../../design/ListRow.tsx'
import { Section } from '../../../design/Section.tsx'
import { api } from '../api.ts'
import { paths } from '../paths.ts'
import { ask } from '../queries.ts'
import { useMe } from '../use-me.ts'
import { PartDialog } from './PartDialog.tsx'

/** What was merged before, each with the way to take it apart. */
export function MergesPart() {
  const { firm } = useMe()
  const [parting, part] = useState<string | null>(null)
  const { data } = useQuery(ask(['duplicates', 'merges'], api.duplicates.merges, { limit: 50 }))
  if (!data || data.items.length === 0) return null
  const when = (at: string) => formatInstant(at, firm.timeZone)
  return (
    <Section title={say('merges.title')}>
      <Card>
        {data.items.map((merge) => (
          <ListRow
            key={merge.id}
            icon={MergeIcon}
            title={<Line merge={merge} />}
            note={
              merge.undoneAt
                ? say('merges.undone', { when: when(merge.undoneAt) })
                : say('merges.by', { who: merge.by ?? '', when: when(merge.mergedAt) })
            }
            aside={
              merge.undoneAt === null && <Button onClick={() => part(merge.id)}>{say('merges.undo')}</Button>
            }
          />
        ))}
      </Card>
      {parting && <PartDialog id={parting} onClose={() => part(null)} />}
    </Section>
  )
}

function Line({ merge }: { readonly merge: Merge }) {
  return (
    <Anchor href={paths.party(merge.keptId)} className="text-link">
      {say('merges.line', { gone: merge.goneName, kept: merge.keptName })}
    </Anchor>
  )
}
