import {
  Activity,
  Banknote,
  Handshake,
  type LucideIcon,
  Mail,
  MessageSquare,
  Phone,
  Store,
  Users,
  Video,
} from 'lucide-react'
import type { Interaction } from '../../../../capabilities/interactions/model.ts'
import { say as sayTalk } from '../../../../capabilities/interactions/ui/words.ts'
import type { TimelineEntry as Entry } from '../../../../capabilities/outreach/model.ts'
import { say } from '../../../../capabilities/outreach/ui/timeline-words.ts'
import { say as sayTrade } from '../../../../capabilities/trade/ui/words.ts'
import { stateWord } from '../../../../capabilities/vitality/ui/sentences.ts'
import { Button } from '../../../../design/Button.tsx'
import { formatDayInYear, formatDayShort, formatMoney } from '../../../../design/format.ts'
import { TimelineEntry } from '../../../../design/TimelineEntry.tsx'
import type { Day } from '../../../../kernel/day.ts'
import { TradeHappening } from './TradeHappening.tsx'

type Props = {
  readonly entry: Entry
  readonly today: Day
  readonly onKeep: (promiseId: string) => void
  readonly onTakeBack: (interactionId: string) => void
}

const icons: Record<Interaction['kind'], LucideIcon> = {
  call: Phone,
  meeting: Users,
  visit: Store,
  video: Video,
  email: Mail,
  message: MessageSquare,
  letter: Mail,
  event: Users,
}

/** One thing that happened with somebody, whatever it was. */
export function Happening({ entry, today, onKeep, onTakeBack }: Props) {
  const when = { when: formatDayShort(entry.on, today), dateTime: entry.at }
  if (entry.kind === 'interaction') return <Talk talk={entry.interaction} {...when} onTakeBack={onTakeBack} />
  if (entry.kind === 'trade') return <TradeHappening entry={entry} {...when} />
  if (entry.kind === 'promise') {
    const due = entry.kept
      ? sayTalk('promise.kept')
      : sayTalk(entry.dueOn < today ? 'promise.overdue' : 'promise.due', {
          day: formatDayInYear(entry.dueOn),
        })
    return (
      <TimelineEntry
        icon={Handshake}
        title={`${sayTalk(`promise.${entry.by}`, { text: entry.text })}, ${due}`}
        {...when}
        actions={
          entry.kept ? undefined : (
            <Button onClick={() => onKeep(entry.promiseId)}>{sayTalk('promise.keep')}</Button>
          )
        }
      />
    )
  }
  if (entry.kind === 'payment') {
    const money = formatMoney({ amountMinor: entry.amountMinor, currency: entry.currency })
    return (
      <TimelineEntry
        icon={Banknote}
        title={sayTrade(entry.side === 'sale' ? 'trade.paidUs' : 'trade.wePaid', { money })}
        {...when}
      />
    )
  }
  const after = stateWord(entry.after)
  const title = entry.before
    ? say('timeline.changed', { before: stateWord(entry.before), after: after.toLocaleLowerCase() })
    : say('timeline.became', { after: after.toLocaleLowerCase() })
  return <TimelineEntry icon={Activity} title={title} {...when} />
}

type When = { readonly when: string; readonly dateTime: string }

function Talk({
  talk,
  onTakeBack,
  ...when
}: When & { readonly talk: Interaction; readonly onTakeBack: (id: string) => void }) {
  const who = sayTalk(`happened.${talk.kind}.${talk.direction}`, {
    member: talk.member ?? sayTalk(talk.direction === 'in' ? 'happened.us' : 'happened.we'),
  })
  const happened = who.charAt(0).toLocaleUpperCase() + who.slice(1)
  const title =
    talk.outcome === 'reached'
      ? happened
      : sayTalk('happened.with', {
          what: happened,
          outcome: sayTalk(`came.${talk.outcome}`),
        })
  const lines = [
    talk.notes,
    talk.asked && say('timeline.asked', { what: sayTalk(`question.${talk.asked}`) }),
    talk.nextOn && say('timeline.next', { day: formatDayInYear(talk.nextOn) }),
  ].filter((line) => line !== null && line !== '')
  return (
    <TimelineEntry
      icon={icons[talk.kind]}
      title={title}
      {...when}
      quote={talk.said ?? undefined}
      actions={
        <Button look="quiet" className="take-back" onClick={() => onTakeBack(talk.id)}>
          {say('timeline.takeBack')}
        </Button>
      }
    >
      {lines.length > 0
        ? lines.map((line) => (
            <p key={line} className="m-0" dir="auto">
              {line}
            </p>
          ))
        : undefined}
    </TimelineEntry>
  )
}
