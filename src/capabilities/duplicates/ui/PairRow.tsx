import { Button } from '../../../design/Button.tsx'
import { formatChance } from '../../../design/format.ts'
import type { Pair } from '../model.ts'
import { reasonsInWords } from './reason-words.ts'
import { say } from './words.ts'

type Props = {
  readonly pair: Pair
  readonly href: string
  readonly isPicked: boolean
  readonly mayMerge: boolean
  readonly mayWrite: boolean
  readonly onPick: (isPicked: boolean) => void
  readonly onDiffer: () => void
}

/** Two records that may be one: who they are, what tells so, and what one can do. */
export function PairRow({ pair, href, isPicked, mayMerge, mayWrite, onPick, onDiffer }: Props) {
  const { one, other, chance } = pair
  const { fors, againsts } = reasonsInWords(pair)
  return (
    <li className="pair">
      {mayMerge && (
        <input
          type="checkbox"
          checked={isPicked}
          aria-label={say('duplicates.pick', { one: one.displayName, other: other.displayName })}
          onChange={(event) => onPick(event.target.checked)}
        />
      )}
      <div className="min-w-0 flex-1">
        <p className="font-[560]">
          <Name of={one} /> <span className="text-ink-3">·</span> <Name of={other} />
        </p>
        <p className="text-ink-2">
          {[say('duplicates.chance', { chance: formatChance(chance) }), ...fors].join(', ')}
        </p>
        {againsts.length > 0 && <p className="text-ink-3">{againsts.join(', ')}</p>}
      </div>
      <div className="pair-deeds">
        <Button
          look="quiet"
          disabledBecause={mayWrite ? undefined : say('duplicates.notYours')}
          onClick={onDiffer}
        >
          {say('duplicates.differ')}
        </Button>
        <Button href={href}>{say('duplicates.compare')}</Button>
      </div>
    </li>
  )
}

function Name({ of }: { readonly of: Pair['one'] }) {
  return (
    <>
      <bdi>{of.displayName}</bdi>
      {of.organisationName && (
        <span className="font-normal text-ink-2">
          {' '}
          (<bdi>{of.organisationName}</bdi>)
        </span>
      )}
    </>
  )
}
