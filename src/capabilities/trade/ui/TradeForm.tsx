import { Choice } from '../../../design/Choice.tsx'
import { DateInput } from '../../../design/DateInput.tsx'
import { Field } from '../../../design/Field.tsx'
import { formatMoney } from '../../../design/format.ts'
import { TextInput } from '../../../design/TextInput.tsx'
import { type Day, readDay } from '../../../kernel/day.ts'
import { type Side, sides } from '../model.ts'
import { TradeLines } from './TradeLines.tsx'
import { type TradeDraft, type TradeGaps, totalOf } from './trade-draft.ts'
import type { FoundProduct } from './TradeLine.tsx'
import { say } from './words.ts'

type Props = {
  readonly side: Side
  readonly onSide: (side: Side) => void
  readonly draft: TradeDraft
  readonly onChange: (part: Partial<TradeDraft>) => void
  readonly gaps: TradeGaps
  readonly today: Day
  readonly currency: string
  readonly findProducts: (query: string, signal: AbortSignal) => Promise<readonly FoundProduct[]>
}

/** A sale or a purchase, line by line; a quantity below zero brings something back. */
export function TradeForm(props: Props) {
  const { side, onSide, draft, onChange, gaps, today, currency, findProducts } = props
  const wrong = (field: string) => gaps[field] && say(`gap.${gaps[field]}`)
  const total = totalOf(draft, currency)
  const dayOf = (text: string | null) => (text === null ? null : readDay(text))
  return (
    <div className="stack">
      <Field kind="group" label={say('trade.side')}>
        <Choice
          label={say('trade.side')}
          options={sides.map((value) => ({ value, label: say(`trade.side.${value}`) }))}
          value={side}
          onChange={onSide}
        />
      </Field>
      <TradeLines
        lines={draft.lines}
        onChange={(lines) => onChange({ lines })}
        gaps={gaps}
        currency={currency}
        find={findProducts}
        total={
          <output className="trade-total">
            {say('trade.total')} <strong>{formatMoney({ amountMinor: total, currency })}</strong>
            {total < 0 && <small>{say(`trade.givenBack.${side}`)}</small>}
          </output>
        }
      />
      <div className="pair trade-head">
        <Field label={say('trade.day')} error={wrong('happenedOn')}>
          <DateInput
            max={today}
            value={draft.happenedOn}
            onChange={(on) => onChange({ happenedOn: dayOf(on) ?? today })}
          />
        </Field>
        <Field label={say('trade.due')} optional hint={say('trade.dueHint')} error={wrong('dueOn')}>
          <DateInput
            min={draft.happenedOn}
            value={draft.dueOn}
            onChange={(dueOn) => onChange({ dueOn: dayOf(dueOn) })}
          />
        </Field>
        <Field label={say('trade.number')} optional>
          <TextInput
            dir="auto"
            maxLength={100}
            value={draft.number}
            onChange={({ target }) => onChange({ number: target.value })}
          />
        </Field>
      </div>
    </div>
  )
}
