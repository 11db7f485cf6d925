import { Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../../design/Button.tsx'
import { say } from './form-words.ts'

type Props<Entry> = {
  readonly entries: readonly Entry[]
  readonly onChange: (entries: Entry[]) => void
  readonly fresh: Entry
  readonly addLabel: string
  /** Names an entry to whoever takes it out. */
  readonly nameOf: (entry: Entry, index: number) => string
  /** The fields of one entry; `put` changes some of them. */
  readonly children: (entry: Entry, index: number, put: (part: Partial<Entry>) => void) => ReactNode
  /** The grid of one entry on a desk. */
  readonly layout: string
}

/** Several of one kind, such as phone numbers: any can be taken out, another added. */
export function Entries<Entry>(props: Props<Entry>) {
  const { entries, onChange, fresh, addLabel, nameOf, children, layout } = props
  return (
    <div className="grid gap-2">
      {entries.map((entry, index) => (
        // Entries have no other name than their place.
        <div key={index} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-2">
          <div className={`grid items-start gap-x-3 gap-y-2 ${layout}`}>
            {children(entry, index, (part) =>
              onChange(entries.map((one, at) => (at === index ? { ...one, ...part } : one))),
            )}
          </div>
          <Button
            look="quiet"
            icon={X}
            className={index === 0 ? 'mt-[27px]' : 'mt-[27px] desk:mt-[5px]'}
            label={say('party.remove', { what: nameOf(entry, index) })}
            onClick={() => onChange(entries.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button look="quiet" icon={Plus} className="-ms-3" onClick={() => onChange([...entries, fresh])}>
          {addLabel}
        </Button>
      </div>
    </div>
  )
}

/** The label of a field in a list: said once above the first on a desk, every time on a phone. */
export function labelAt(index: number, label: string): ReactNode {
  return index === 0 ? label : <span className="desk:sr-only">{label}</span>
}
