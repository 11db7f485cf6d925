import { type ComponentProps, type CSSProperties, useState } from 'react'
import { currencySign, type Reading, readAmount, writeAmount } from './amount.ts'
import { useFieldAttributes } from './field-context.ts'

type Props = Omit<ComponentProps<'input'>, 'type' | 'value' | 'defaultValue' | 'onChange'> & {
  readonly currency: string
  readonly amountMinor: number | null
  /** Told at every key what the text means; an unreadable one is for the field's error. */
  readonly onRead: (reading: Reading) => void
}

/** An amount of money in one currency, typed as people type it. */
export function MoneyInput({ currency, amountMinor, onRead, onBlur, className = '', ...rest }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (amountMinor === null ? '' : writeAmount(amountMinor, currency))
  const sign = currencySign(currency)
  const width: CSSProperties & { '--sign-width': string } = { '--sign-width': `${sign.length}ch` }

  function read(text: string) {
    setTyped(text)
    onRead(readAmount(text, currency))
  }

  return (
    <div className={`money-input ${className}`} style={width}>
      <span aria-hidden>{sign}</span>
      <input
        {...useFieldAttributes()}
        {...rest}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        className="input"
        value={shown}
        onChange={(event) => read(event.target.value)}
        onBlur={(event) => {
          // What can't be read stays on screen to be mended; the rest is tidied.
          if (readAmount(shown, currency).kind !== 'unreadable') setTyped(null)
          onBlur?.(event)
        }}
      />
    </div>
  )
}
