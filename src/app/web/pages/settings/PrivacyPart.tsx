import { useQuery } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { say } from '../../../../capabilities/privacy/ui/words.ts'
import { Card } from '../../../../design/Card.tsx'
import { Empty } from '../../../../design/Empty.tsx'
import { formatInstant } from '../../../../design/format.ts'
import { ListRow } from '../../../../design/ListRow.tsx'
import { Problem } from '../../../../design/Problem.tsx'
import { Section } from '../../../../design/Section.tsx'
import { Skeleton } from '../../../../design/Skeleton.tsx'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { wordsOfProblem } from '../../problem-words.ts'
import { ask } from '../../queries.ts'
import { useMe } from '../../use-me.ts'
import { TakeoutSection } from './TakeoutSection.tsx'

/** Who was erased: the proofs, which name nobody. */
export function PrivacyPart() {
  const { firm } = useMe()
  const asked = useQuery(ask(['privacy', 'erasures'], api.privacy.erasures, { limit: 200 }))
  if (asked.isPending) return <Skeleton />
  if (asked.isError)
    return <Problem text={wordsOfProblem(asked.error)} onRetry={() => void asked.refetch()} />
  return (
    <div className="stack gap-6">
      <TakeoutSection />
      <Section title={say('privacy.proofs')}>
        <Card>
          {asked.data.items.length === 0 && <Empty icon={ShieldCheck} text={say('privacy.noProofs')} />}
          {asked.data.items.map(({ id, kind, erasedAt, erasedBy }) => (
            <ListRow
              key={id}
              icon={ShieldCheck}
              href={paths.erasure(id)}
              title={say(`privacy.proofOf.${kind}`)}
              note={say('privacy.proofSub', { when: formatInstant(erasedAt, firm.timeZone), who: erasedBy })}
            />
          ))}
        </Card>
      </Section>
    </div>
  )
}
