import { ScanLine, Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { Regular } from '../../../capabilities/counter/model.ts'
import { whoIsMeant } from '../../../capabilities/counter/rules/regulars.ts'
import { RegularRow } from '../../../capabilities/counter/ui/RegularRow.tsx'
import { SameVisit } from '../../../capabilities/counter/ui/SameVisit.tsx'
import { say } from '../../../capabilities/counter/ui/words.ts'
import { Button } from '../../../design/Button.tsx'
import { deviceNow } from '../../../design/clock.ts'
import { Empty } from '../../../design/Empty.tsx'
import { useLanguage } from '../../../design/use-language.ts'
import { paths } from '../paths.ts'
import { CardDialog } from './CardDialog.tsx'
import { answer, type Device } from './device.ts'
import { dayIn } from './kept.ts'
import { OneRegular } from './OneRegular.tsx'
import { StatusChip } from './StatusChip.tsx'
import { useDevice } from './use-device.ts'

const mostShown = 20

/** The counter: recognise a regular in three seconds, record the visit with one tap, with or without a connection. */
export function CounterPage() {
  const device = useDevice()
  const language = useLanguage()
  return (
    <div key={language} className="counter">
      <header className="counter-head">
        <a href={paths.today} aria-label={say('counter.back')}>
          <svg width="32" height="22" viewBox="0 0 32 22" fill="none" strokeWidth="3" aria-hidden>
            <circle cx="20" cy="11" r="9.5" stroke="var(--fading)" />
            <circle cx="11" cy="11" r="9.5" stroke="var(--accent)" />
          </svg>
        </a>
        <h1>{say('counter.title')}</h1>
        {device.standing === 'ready' && <StatusChip {...device} />}
      </header>
      <main id="page">
        {device.standing === 'ready' ? <Regulars device={device} /> : <NotReady device={device} />}
      </main>
    </div>
  )
}

function Regulars({ device }: { readonly device: Device }) {
  const [asked, setAsked] = useState('')
  const [chosen, setChosen] = useState<Regular['id'] | null>(null)
  const [isScanning, setScanning] = useState(false)
  const question = useDeferredValue(asked)
  const { about, index } = device
  if (about === null) return null

  const today = dayIn(about.timeZone, deviceNow())
  const found = whoIsMeant(index, question, mostShown)
  const isAsked = question.trim() !== ''
  const first = found.find(({ id }) => id === chosen) ?? (isAsked ? found[0] : undefined)
  const others = found.filter((regular) => regular !== first)
  const ask = (text: string) => {
    setAsked(text)
    setChosen(null)
  }
  return (
    <>
      <div className="counter-find">
        <Search aria-hidden />
        <input
          type="search"
          className="input"
          aria-label={say('counter.find')}
          placeholder={say('counter.find')}
          autoComplete="off"
          spellCheck={false}
          value={asked}
          onChange={(event) => ask(event.target.value)}
        />
        <Button look="quiet" icon={ScanLine} label={say('counter.scan')} onClick={() => setScanning(true)} />
      </div>
      {!device.isKept && <p className="counter-note">{say('counter.notKept')}</p>}
      {device.questions.map((one) => (
        <SameVisit
          key={one.tap.id}
          name={one.name}
          by={one.by}
          at={one.at}
          timeZone={about.timeZone}
          onAnswer={(visits) => void answer(one, visits)}
        />
      ))}
      {first && <OneRegular key={first.id} regular={first} today={today} device={device} />}
      {others.length > 0 && (
        <ul className="card regulars" aria-label={say('counter.regulars')}>
          {others.map((regular) => (
            <RegularRow
              key={regular.id}
              regular={regular}
              today={today}
              onChoose={() => setChosen(regular.id)}
            />
          ))}
        </ul>
      )}
      {found.length === 0 && <Empty text={say(isAsked ? 'counter.nobody' : 'counter.empty')} />}
      {isScanning && (
        <CardDialog
          title={say('counter.scan')}
          onClose={() => setScanning(false)}
          onCode={(code) => {
            setScanning(false)
            ask(code)
          }}
        />
      )}
    </>
  )
}

function NotReady({ device: { standing, waiting } }: { readonly device: Device }) {
  if (standing === 'opening') return null
  const [title, why] = {
    'needs-line': ['counter.firstNeedsLine', 'counter.firstNeedsLineWhy'] as const,
    'signed-out': ['counter.signedOut', 'counter.signedOutWhy'] as const,
    'may-not': ['counter.mayNot', 'counter.mayNotWhy'] as const,
    ready: ['counter.title', 'counter.empty'] as const,
  }[standing]
  return (
    <section className="card counter-closed">
      <h2>{say(title)}</h2>
      <p>{say(why)}</p>
      {waiting.length > 0 && <p>{say('counter.signedOutWaiting', { count: waiting.length })}</p>}
      {standing === 'signed-out' && (
        <Button look="primary" href={paths.signIn}>
          {say('counter.signIn')}
        </Button>
      )}
    </section>
  )
}
