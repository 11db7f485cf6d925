import { History } from 'lucide-react'
import type { Upkeep } from '../../../../capabilities/upkeep/model.ts'
import { say } from '../../../../capabilities/upkeep/ui/words.ts'
import { Card } from '../../../../design/Card.tsx'
import { Empty } from '../../../../design/Empty.tsx'
import { formatInstant } from '../../../../design/format.ts'
import { ListRow } from '../../../../design/ListRow.tsx'
import { Section } from '../../../../design/Section.tsx'
import { useMe } from '../../use-me.ts'

type Props = { readonly happenings: Upkeep['happenings'] }

/** What happened lately, and whose doing it was. */
export function Happenings({ happenings }: Props) {
  const { firm } = useMe()
  return (
    <Section title={say('upkeep.happened')}>
      <Card>
        {happenings.length === 0 && <Empty icon={History} text={say('upkeep.nothingHappened')} />}
        {happenings.map(({ id, kind, at, member }) => (
          <ListRow
            key={id}
            title={say(`upkeep.happening.${kind}`)}
            note={
              <>
                {formatInstant(at, firm.timeZone)}, {member ? <bdi>{member}</bdi> : say('upkeep.byItself')}
              </>
            }
          />
        ))}
      </Card>
    </Section>
  )
}
