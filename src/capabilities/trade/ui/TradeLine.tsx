import { X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Combobox } from '../../../design/Combobox.tsx'
import { Field } from '../../../design/Field.tsx'
import { formatMoney } from '../../../design/format.ts'
import { MoneyInput } from '../../../design/MoneyInput.tsx'
import { TextInput } from '../../../design/TextInput.tsx'
import { amountOfLine, type LineDraft, type TradeGaps } from './trade-draft.ts'
import { say } from './words.ts'

/** A product that is on record, as a suggestion. */
export type FoundProduct = { readonly name: string; readonly code: string | null }

type Props = {
  readonly line: LineDraft
  /** Counted from one. */
  readonly place: number
  readonly gaps: TradeGaps
  readonly currency: string
  readonly find: (query: string, signal: AbortSignal) => Promise<readonly FoundProduct[]>
  readonly autoFocus: boolean
  readonly onChange: (part: Partial<LineDraft>) => void
  readonly onDrop: (() => void) | undefined
  /** Begins the line after the last one. */
  readonly onNext: (() => void) | undefined
}

/** One line: what, how many, for how much each, and what that comes to. */
export function TradeLine({ line, place, gaps, currency, find, onChange, ...rest }: Props) {
  const { autoFocus, onDrop, onNext } = rest
  const wrong = (field: string) => {
    const gap = gaps[`line.${line.key}.${field}`]
    return gap && say(`gap.${gap}`)
  }
  const amountMinor = amountOfLine(line, currency)
  return (
    <div
      className="trade-line"
      role="group"
      aria-label={say('trade.line', { place })}
      onKeyDown={(event) => goOn(event, onNext)}
    >
      <Field label={say('trade.product')} error={wrong('product')}>
        <Combobox<FoundProduct>
          search={find}
          value={line.product === '' ? null : { name: line.product, code: line.code }}
          onChange={(product) => onChange({ product: product?.name ?? '', code: product?.code ?? null })}
          onType={(product) => onChange({ product, code: null })}
          keyOf={({ name, code }) => `${code} ${name}`}
          textOf={({ name }) => name}
          draw={({ name, code }) => (
            <span dir="auto">
              {name} {code && <small className="dim-note">{code}</small>}
            </span>
          )}
          autoFocus={autoFocus}
        />
      </Field>
      <Field label={say('trade.quantity')} error={wrong('quantity')}>
        <TextInput
          inputMode="text"
          autoComplete="off"
          maxLength={18}
          className="numeric"
          value={line.quantity}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => onChange({ quantity: target.value })}
        />
      </Field>
      <Field label={say('trade.unitPrice')} error={wrong('price')}>
        <MoneyInput
          currency={currency}
          amountMinor={line.price.kind === 'amount' ? line.price.amountMinor : null}
          onRead={(price) => onChange({ price })}
        />
      </Field>
      <div className="trade-amount">
        <span className="sr-only">{say('trade.amount')}</span>{' '}
        {amountMinor === null ? '–' : formatMoney({ amountMinor, currency })}
      </div>
      {onDrop && (
        <Button
          look="quiet"
          className="trade-drop"
          icon={X}
          label={say('trade.dropLine', { place })}
          onClick={onDrop}
        />
      )}
    </div>
  )
}

// Enter goes to the next field, after the last one to the next line, as in the ledgers people know.
function goOn(event: KeyboardEvent<HTMLElement>, begin: (() => void) | undefined) {
  const isPlain = event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.defaultPrevented
  if (!isPlain || !(event.target instanceof HTMLInputElement)) return
  event.preventDefault()
  const fields = [...event.currentTarget.querySelectorAll('input')]
  const below = event.currentTarget.nextElementSibling
  const next = fields[fields.indexOf(event.target) + 1] ?? below?.querySelector('input')
  if (next) next.focus()
  else begin?.()
}
