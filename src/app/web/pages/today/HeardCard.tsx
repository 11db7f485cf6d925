import { Quote } from 'lucide-react'
import type { Today } from '../../../../capabilities/outreach/model.ts'
import { say } from '../../../../capabilities/outreach/ui/today-words.ts'
import { Card } from '../../../../design/Card.tsx'
import { formatDayShort } from '../../../../design/format.ts'
import { ListRow } from '../../../../design/ListRow.tsx'
import { Section } from '../../../../design/Section.tsx'
import { paths } from '../../paths.ts'

type Props = { readonly today: Today }

/** What people said in the last seven days, in their own words. */
export function HeardCard({ today: { heard, day } }: Props) {
  if (heard.length === 0) return null
  return (
    <Section title={say('today.heard')}>
      <Card>
        {heard.slice(0, 5).map(({ id, partyId, said, displayName, happenedOn }) => (
          <ListRow
            key={id}
            icon={Quote}
            href={paths.party(partyId)}
            title={
              <span className="font-serif" dir="auto">
                “{said}”
              </span>
            }
            note={
              <>
                <bdi>{displayName}</bdi>, {formatDayShort(happenedOn, day)}
              </>
            }
          />
        ))}
      </Card>
    </Section>
  )
}
