import { Contact, Receipt, Repeat } from 'lucide-react'
import { Card } from '../../../design/Card.tsx'
import { ListRow } from '../../../design/ListRow.tsx'
import { Section } from '../../../design/Section.tsx'
import { say } from './words.ts'

/** Which files can be brought in. */
export function UnderstoodCard() {
  return (
    <Section title={say('imports.understood')}>
      <Card>
        <ListRow
          icon={Contact}
          title={say('imports.understoodPeople')}
          note={say('imports.understoodPeopleNote')}
        />
        <ListRow
          icon={Receipt}
          title={say('imports.understoodSales')}
          note={say('imports.understoodSalesNote')}
        />
        <ListRow
          icon={Repeat}
          title={say('imports.understoodTwice')}
          note={say('imports.understoodTwiceNote')}
        />
      </Card>
    </Section>
  )
}
