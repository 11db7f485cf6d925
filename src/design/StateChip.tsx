import { Chip } from './Chip.tsx'
import { say } from './texts.ts'
import { type State, toneOf } from './tone.ts'

/** How a relationship goes: a dot and a word. */
export function StateChip({ state }: { readonly state: State }) {
  return (
    <Chip tone={toneOf(state)} dot>
      {say(`state.${state}`)}
    </Chip>
  )
}
