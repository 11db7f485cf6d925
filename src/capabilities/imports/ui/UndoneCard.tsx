import { UserRound } from 'lucide-react'
import { Card } from '../../../design/Card.tsx'
import { Figure } from '../../../design/Figure.tsx'
import { formatNumber } from '../../../design/format.ts'
import { ListRow } from '../../../design/ListRow.tsx'
import { Section } from '../../../design/Section.tsx'
import type { Import } from '../model.ts'
import { say } from './words.ts'

type Props = {
  readonly undo: NonNullable<Import['undo']>
  readonly hrefOf: (id: string) => string
}

/** What came of taking a file back: what is gone, what is as it was, and what stays because it was changed since. */
export function UndoneCard({ undo, hrefOf }: Props) {
  const { removed, restored, kept, keptParties } = undo
  const parts = [
    { id: 'people', count: removed.parties, words: 'imports.figure.peopleGone', tone: 'neutral' },
    { id: 'trades', count: removed.trades, words: 'imports.figure.tradesGone', tone: 'neutral' },
    {
      id: 'restored',
      count: restored.parties + restored.trades,
      words: 'imports.figure.asBefore',
      tone: 'steady',
    },
    { id: 'kept', count: kept.parties + kept.trades, words: 'imports.figure.keptSince', tone: 'growing' },
  ] as const
  return (
    <>
      <Card roomy>
        <div className="report">
          <div className="report-head">
            <h2>{say('imports.undone')}</h2>
          </div>
          <div className="report-figures">
            {parts.map(({ id, count, words, tone }) => (
              <Figure key={id} number={formatNumber(count)} label={say(words, { count })} tone={tone} />
            ))}
          </div>
        </div>
      </Card>
      {keptParties.length > 0 && (
        <Section title={say('imports.keptTitle')}>
          <Card>
            {keptParties.map(({ id, displayName }) => (
              <ListRow key={id} icon={UserRound} title={<bdi>{displayName}</bdi>} href={hrefOf(id)} />
            ))}
          </Card>
        </Section>
      )}
    </>
  )
}
