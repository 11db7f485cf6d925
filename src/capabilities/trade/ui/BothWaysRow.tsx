import { Handshake } from 'lucide-react'
import { Button } from '../../../design/Button.tsx'
import { formatMoney } from '../../../design/format.ts'
import { ListRow } from '../../../design/ListRow.tsx'
import type { BothWays, Side } from '../model.ts'
import { say } from './words.ts'

type Props = {
  readonly bothWays: BothWays
  readonly onRecord: (side: Side) => void
  readonly onPay: () => void
  /** Why nothing can be recorded by the reader. */
  readonly disabledBecause: string | undefined
}

/** What they bought from us and we from them, what is still owed, and the place to record more. */
export function BothWaysRow({ bothWays, onRecord, onPay, disabledBecause }: Props) {
  const { currency, soldMinor, soldLastYearMinor, boughtMinor, owedToUsMinor, owedByUsMinor } = bothWays
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency })
  const usual: Side = boughtMinor > soldMinor ? 'purchase' : 'sale'
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
          <div className="row-actions">
            <Button
              look="quiet"
              className="slim"
              disabledBecause={disabledBecause}
              onClick={() => onRecord(usual)}
            >
              {say(usual === 'sale' ? 'trade.recordSale' : 'trade.recordPurchase')}
            </Button>
            {(owedToUsMinor !== 0 || owedByUsMinor !== 0) && (
              <Button look="quiet" className="slim" disabledBecause={disabledBecause} onClick={onPay}>
                {say('trade.recordPayment')}
              </Button>
            )}
          </div>
        </div>
      }
    />
  )
}
