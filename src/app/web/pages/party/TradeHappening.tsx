import { Receipt, Truck } from 'lucide-react'
import type { TimelineEntry as Entry } from '../../../../capabilities/outreach/model.ts'
import { titleOf } from '../../../../capabilities/trade/ui/trade-title.ts'
import { say } from '../../../../capabilities/trade/ui/words.ts'
import { Anchor } from '../../../../design/Anchor.tsx'
import { TimelineEntry } from '../../../../design/TimelineEntry.tsx'
import { withTrade } from '../../paths.ts'
import { useMe } from '../../use-me.ts'

type Props = {
  readonly entry: Extract<Entry, { kind: 'trade' }>
  readonly when: string
  readonly dateTime: string
}

/** A sale or purchase among what happened; its title opens its lines. */
export function TradeHappening({ entry, ...when }: Props) {
  const { capabilities } = useMe()
  const { side, summary, lineCount } = entry
  const shown = summary?.split(', ').length ?? 0
  const text =
    summary && lineCount > shown ? say('trade.more', { summary, count: lineCount - shown }) : summary
  return (
    <TimelineEntry
      icon={side === 'sale' ? Receipt : Truck}
      title={
        capabilities.includes('books:read') ? (
          <Anchor className="trade-link" href={withTrade(entry.id)}>
            {titleOf(entry)}
          </Anchor>
        ) : (
          titleOf(entry)
        )
      }
      {...when}
    >
      {text ?? undefined}
    </TimelineEntry>
  )
}
