import { say } from '../../../capabilities/vitality/ui/people-words.ts'
import { Kbd } from '../../../design/Kbd.tsx'

/** The keys of the list, for who has a keyboard. */
export function KeyLegend() {
  return (
    <p className="key-legend" aria-label={say('people.keys')}>
      <span>
        <Kbd>j</Kbd> <Kbd>k</Kbd> {say('people.keyMove')}
      </span>
      <span>
        <Kbd>e</Kbd> {say('people.keyEdit')}
      </span>
      <span>
        <Kbd>l</Kbd> {say('people.keyLog')}
      </span>
      <span>
        <Kbd>x</Kbd> {say('people.keySelect')}
      </span>
      <span>
        <Kbd>?</Kbd> {say('people.keyAll')}
      </span>
    </p>
  )
}
