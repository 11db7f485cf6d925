import { Chip } from '../../../design/Chip.tsx'
import type { State } from '../model.ts'
import { toneOfState } from './look-of-state.ts'
import { stateWord } from './sentences.ts'

/** How a relationship goes: a dot and a word, also for what can't be told. */
export function StateMark({ state }: { readonly state: State }) {
  return (
    <Chip tone={toneOfState(state)} dot>
      {stateWord(state)}
    </Chip>
  )
}
