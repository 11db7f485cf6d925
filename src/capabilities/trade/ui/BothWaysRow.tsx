import { Handshake } from 'lucide-react'
import { formatMoney } from '../../../design/format.ts'
import { ListRow } from '../../../design/ListRow.tsx'
import type { BothWays } from '../model.ts'
import { say } from './words.ts'

/** What they bought from us and we from them, and what is still owed. */
export function BothWaysRow({ bothWays }: { readonly bothWays: BothWays }) {
  const { currency, soldMinor, soldLastYearMinor, boughtMinor, owedToUsMinor, owedByUsMinor } = bothWays
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency })
  const hasSold = soldMinor !== 0 || bothWays.orders > 0
  return (
    <ListRow
      icon={Handshake}
      over={say('trade.bothWays')}
      title={
        <div className="grid">
          {hasSold && (
            <span>
              {say('trade.sold', { money: money(soldMinor) })}
              {soldLastYearMinor !== soldMinor &&
                `, ${say('trade.soldLastYear', { money: money(soldLastYearMinor) })}`}
            </span>
          )}
          {boughtMinor !== 0 && <span>{say('trade.bought', { money: money(boughtMinor) })}</span>}
          {!hasSold && boughtMinor === 0 && <span className="text-ink-3">{say('trade.none')}</span>}
          {owedToUsMinor > 0 && <span>{say('trade.owedToUs', { money: money(owedToUsMinor) })}</span>}
          {owedByUsMinor > 0 && <span>{say('trade.owedByUs', { money: money(owedByUsMinor) })}</span>}
        </div>
      }
    />
  )
}
