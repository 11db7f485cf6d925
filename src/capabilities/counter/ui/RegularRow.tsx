import { Avatar } from '../../../design/Avatar.tsx'
import type { Day } from '../../../kernel/day.ts'
import type { Regular } from '../model.ts'
import { seenBy } from '../rules/regulars.ts'
import { seenWords } from './seen-words.ts'

type Props = { readonly regular: Regular; readonly today: Day; readonly onChoose: () => void }

/** Somebody in few words: what they usually have, or how long they have been away. */
export function RegularRow({ regular, today, onChoose }: Props) {
  const seen = seenBy(regular, today)
  const isAway = seen.kind === 'away'
  return (
    <li>
      <button type="button" onClick={onChoose}>
        <Avatar name={regular.name} state={isAway ? 'fading' : 'steady'} size={36} />
        <span>
          <b>{regular.name}</b>
          <small>{!isAway && regular.usual ? regular.usual : seenWords(seen)}</small>
        </span>
      </button>
    </li>
  )
}
