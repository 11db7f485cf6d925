import { Check, Undo2 } from 'lucide-react'
import { Avatar } from '../../../design/Avatar.tsx'
import { Button } from '../../../design/Button.tsx'
import { formatTime } from '../../../design/format.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Regular } from '../model.ts'
import { seenBy } from '../rules/regulars.ts'
import { seenWords } from './seen-words.ts'
import { say } from './words.ts'

type Props = {
  readonly regular: Regular
  readonly today: Day
  readonly timeZone: string
  /** When this device recorded them, as long as that can be taken back here. */
  readonly recordedAt: string | null
  readonly onUsual: () => void
  readonly onTakeBack: () => void
  readonly onElse: () => void
  readonly onNote: () => void
  readonly onCard: () => void
}

/** Somebody who stands at the counter: who it is, what they usually have, what to ask, and one button. */
export function RegularCard(props: Props) {
  const { regular, recordedAt, timeZone } = props
  return (
    <article className="card regular" aria-label={regular.name}>
      <header>
        <Avatar name={regular.name} state={stateOf(props)} size={58} />
        <div>
          <h2>{regular.name}</h2>
          <p>{whoWords(props)}</p>
        </div>
      </header>
      {regular.usual && (
        <p className="regular-usual">
          <small>{say('counter.usual')}</small>
          {regular.usual}
        </p>
      )}
      {regular.ask && <p className="regular-ask">{regular.ask}</p>}
      {recordedAt === null ? (
        <Button look="primary" size="large" icon={Check} onClick={props.onUsual}>
          {say(regular.usual ? 'counter.doUsual' : 'counter.doVisit')}
        </Button>
      ) : (
        <div className="regular-recorded">
          <span role="status">
            <Check aria-hidden />
            {say('counter.here', { time: formatTime(recordedAt, timeZone) })}
          </span>
          <Button icon={Undo2} onClick={props.onTakeBack}>
            {say('counter.takeBack')}
          </Button>
        </div>
      )}
      <footer>
        <Button onClick={props.onElse}>{say('counter.else')}</Button>
        <Button onClick={props.onNote}>{say('counter.note')}</Button>
        <Button onClick={props.onCard}>{say('counter.card')}</Button>
      </footer>
    </article>
  )
}

function whoWords({ regular, today }: Props): string {
  const seen = `${seenWords(seenBy(regular, today))}.`
  return regular.goesBy ? `${say('counter.called', { name: regular.goesBy })}. ${seen}` : seen
}

function stateOf({ regular, today }: Props) {
  const { kind } = seenBy(regular, today)
  if (kind === 'visits') return 'growing'
  return kind === 'away' ? 'fading' : 'steady'
}
