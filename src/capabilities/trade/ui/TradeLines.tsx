import { Plus } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { type FoundProduct, TradeLine } from './TradeLine.tsx'
import { emptyLine, isBlank, type LineDraft, type TradeGaps } from './trade-draft.ts'
import { say } from './words.ts'

type Props = {
  readonly lines: readonly LineDraft[]
  readonly onChange: (lines: LineDraft[]) => void
  readonly gaps: TradeGaps
  readonly currency: string
  readonly find: (query: string, signal: AbortSignal) => Promise<readonly FoundProduct[]>
  readonly total: ReactNode
}

/** The lines of a sale or purchase; Enter in the last field goes on to the next line. */
export function TradeLines({ lines, onChange, gaps, currency, find, total }: Props) {
  const addButton = useRef<HTMLButtonElement>(null)
  const [begun, setBegun] = useState(lines[0]?.key)

  function add() {
    const key = Math.max(0, ...lines.map((line) => line.key)) + 1
    setBegun(key)
    onChange([...lines, emptyLine(key)])
  }

  function drop(key: number) {
    onChange(lines.filter((line) => line.key !== key))
    // What had the focus is gone.
    addButton.current?.focus()
  }

  const change = (key: number, part: Partial<LineDraft>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))

  return (
    <div className="trade-lines">
      {lines.map((line, index) => (
        <TradeLine
          key={line.key}
          line={line}
          place={index + 1}
          gaps={gaps}
          currency={currency}
          find={find}
          autoFocus={line.key === begun}
          onChange={(part) => change(line.key, part)}
          onDrop={lines.length > 1 ? () => drop(line.key) : undefined}
          onNext={index === lines.length - 1 && !isBlank(line) ? add : undefined}
        />
      ))}
      <div className="trade-sum">
        <Button ref={addButton} look="quiet" icon={Plus} onClick={add}>
          {say('trade.addLine')}
        </Button>
        {total}
      </div>
      <p className="dim-note">{say('trade.returnHint')}</p>
    </div>
  )
}
