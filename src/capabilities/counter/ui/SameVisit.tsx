import { Button } from '../../../design/Button.tsx'
import { formatTime } from '../../../design/format.ts'
import { say } from './words.ts'

type Props = {
  readonly name: string
  readonly by: string | null
  readonly at: string
  readonly timeZone: string
  readonly onAnswer: (visits: 'one' | 'two') => void
}

/** Two devices recorded the same person within minutes: whoever tapped second says whether it is one visit. */
export function SameVisit({ name, by, at, timeZone, onAnswer }: Props) {
  return (
    <section className="card same-visit" aria-label={say('counter.twice.title')}>
      <h2>{say('counter.twice.title')}</h2>
      <p>
        {say('counter.twice.text', {
          name,
          by: by ?? say('counter.twice.someone'),
          time: formatTime(at, timeZone),
        })}
      </p>
      <footer>
        <Button look="primary" onClick={() => onAnswer('one')}>
          {say('counter.twice.one')}
        </Button>
        <Button onClick={() => onAnswer('two')}>{say('counter.twice.two')}</Button>
      </footer>
    </section>
  )
}
