import { DateInput } from '../../../design/DateInput.tsx'
import { Field } from '../../../design/Field.tsx'
import { formatDayShort, formatMoney } from '../../../design/format.ts'
import { MoneyInput } from '../../../design/MoneyInput.tsx'
import { Select } from '../../../design/Select.tsx'
import { type Day, readDay } from '../../../kernel/day.ts'
import { openMinor } from '../rules/amounts.ts'
import { amountOf, billOf, type OpenBill, type PaymentDraft, type PaymentGap } from './payment-draft.ts'
import { titleOf } from './trade-title.ts'
import { say } from './words.ts'

type Props = {
  readonly bills: readonly OpenBill[]
  readonly draft: PaymentDraft
  readonly onChange: (part: Partial<PaymentDraft>) => void
  readonly gaps: readonly PaymentGap[]
  readonly today: Day
}

/** A payment: for which sale or bill, how much, when. It begins with all that is open. */
export function PaymentForm({ bills, draft, onChange, gaps, today }: Props) {
  const bill = billOf(draft, bills)
  if (!bill) return null
  const { currency } = bill
  const open = openMinor(bill)
  const amount = amountOf(draft, bill)
  const tooMuch = amount !== null && open > 0 ? amount - open : 0
  return (
    <div className="stack">
      <Field label={say('payment.bill')} hint={say(`payment.way.${wayOf(bill, amount)}`)}>
        <Select
          options={bills.map((one) => ({
            value: one.id,
            label: say('payment.option', {
              what: titleOf(one),
              day: formatDayShort(one.happenedOn, today),
              open: formatMoney({ amountMinor: openMinor(one), currency: one.currency }),
            }),
          }))}
          value={bill.id}
          onChange={({ target }) => onChange({ tradeId: target.value, amount: null })}
        />
      </Field>
      <div className="pair">
        <Field
          label={say('payment.amount')}
          error={gaps.includes('no-amount') ? say('gap.no-amount') : undefined}
          hint={
            tooMuch > 0
              ? say('payment.tooMuch', { money: formatMoney({ amountMinor: tooMuch, currency }) })
              : undefined
          }
        >
          <MoneyInput
            key={bill.id}
            data-first=""
            currency={currency}
            amountMinor={amount}
            onFocus={({ target }) => target.select()}
            onRead={(read) => onChange({ amount: read, tradeId: bill.id })}
          />
        </Field>
        <Field
          label={say('payment.day')}
          error={gaps.includes('in-future') ? say('gap.in-future') : undefined}
        >
          <DateInput
            max={today}
            value={draft.paidOn}
            onChange={(on) => onChange({ paidOn: (on && readDay(on)) || today })}
          />
        </Field>
      </div>
    </div>
  )
}

// Money below zero goes back the way it came.
function wayOf({ side }: OpenBill, amount: number | null): 'toUs' | 'fromUs' {
  const isUsual = (amount ?? 0) >= 0
  return (side === 'sale') === isUsual ? 'toUs' : 'fromUs'
}
