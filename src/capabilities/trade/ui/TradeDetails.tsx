import { formatDay, formatMoney, formatPrice, formatQuantity } from '../../../design/format.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Trade } from '../model.ts'
import { isLate, openMinor } from '../rules/amounts.ts'
import { say } from './words.ts'

/** A sale or purchase in full: its lines, what they come to, and what is still to be paid. */
export function TradeDetails({ trade, today }: { readonly trade: Trade; readonly today: Day }) {
  const { currency, lines, totalMinor, note } = trade
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency })
  return (
    <>
      <table className="trade-table">
        <thead>
          <tr>
            <th scope="col">{say('trade.product')}</th>
            <th scope="col">{say('trade.quantity')}</th>
            <th scope="col">{say('trade.unitPrice')}</th>
            <th scope="col">{say('trade.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ product, code, quantity, unitPrice, amountMinor }, index) => (
            <tr key={index}>
              <th scope="row" dir="auto">
                {product ?? say('trade.unnamed')} {code && <small className="dim-note">{code}</small>}
              </th>
              <td>{formatQuantity(quantity)}</td>
              <td>{formatPrice({ price: unitPrice, currency })}</td>
              <td>{money(amountMinor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {say('trade.total')}
            </th>
            <td>{money(totalMinor)}</td>
          </tr>
        </tfoot>
      </table>
      {note && <p dir="auto">{note}</p>}
      <p className="trade-state" data-late={isLate(trade, today) ? '' : undefined}>
        {stateWords(trade, today)}
      </p>
    </>
  )
}

/** "$50 of $312.40 paid. $262.40 open, to be paid by 20 January 2027." */
function stateWords(trade: Trade, today: Day): string {
  const { paidMinor, totalMinor, dueOn, currency } = trade
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency })
  if (dueOn === null) return say('trade.paidAtOnce')
  const open = openMinor(trade)
  if (open === 0) return say('trade.paidInFull')
  const isOver = Math.sign(open) !== Math.sign(totalMinor)
  if (isOver) return say('trade.overpaid', { money: money(Math.abs(open)) })
  const paid =
    paidMinor === 0 ? [] : [say('trade.partPaid', { paid: money(paidMinor), total: money(totalMinor) })]
  const key = isLate(trade, today) ? 'trade.late' : 'trade.open'
  return [...paid, say(key, { money: money(Math.abs(open)), day: formatDay(dueOn) })].join(' ')
}
