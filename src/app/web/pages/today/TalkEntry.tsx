import { useMutation } from '@tanstack/react-query'
import { Check, Clock, Mail, Pencil, Phone } from 'lucide-react'
import type { TodayEntry } from '../../../../capabilities/outreach/model.ts'
import {
  questionWords,
  rememberSentence,
  whySentence,
} from '../../../../capabilities/outreach/ui/sentences.ts'
import { say } from '../../../../capabilities/outreach/ui/today-words.ts'
import { say as sayWhy } from '../../../../capabilities/outreach/ui/words.ts'
import { StateMark } from '../../../../capabilities/vitality/ui/StateMark.tsx'
import { lookOf, toneOfState } from '../../../../capabilities/vitality/ui/look-of-state.ts'
import { Anchor } from '../../../../design/Anchor.tsx'
import { Avatar } from '../../../../design/Avatar.tsx'
import { Button } from '../../../../design/Button.tsx'
import { formatChance, formatDayInYear, formatList, formatMoneyRoundly } from '../../../../design/format.ts'
import { Menu } from '../../../../design/Menu.tsx'
import { notify } from '../../../../design/notices.ts'
import { Reason } from '../../../../design/Reason.tsx'
import { Sparkline } from '../../../../design/Sparkline.tsx'
import { useGo } from '../../../../design/use-go.ts'
import { addDays, addMonths, type Day } from '../../../../kernel/day.ts'
import { api } from '../../api.ts'
import { paths, withLog } from '../../paths.ts'
import { notifyProblem } from '../../problem-words.ts'
import { refresh } from '../../queries.ts'

type Props = { readonly entry: TodayEntry; readonly today: Day; readonly currency: string }

/** One person to talk to: who, why, what to ask, what to remember, and what one can do about it. */
export function TalkEntry({ entry, today, currency }: Props) {
  const { party, because, ask, state, done, worthYearMinor } = entry
  const go = useGo()
  const later = useMutation({
    mutationFn: (until: Day) => api.outreach.later({ id: entry.id, until }),
    onSuccess: async (_, until) => {
      await refresh('outreach')
      notify({
        text: say('today.postponed', { name: party.displayName, day: formatDayInYear(until) }),
        undo: back,
      })
    },
    onError: notifyProblem,
  })
  const back = async () => {
    await api.outreach.backToToday({ id: entry.id })
    await refresh('outreach')
  }
  const delays: [id: string, label: string, until: Day][] = [
    ['tomorrow', say('today.tomorrow'), addDays(today, 1)],
    ['week', say('today.inAWeek'), addDays(today, 7)],
    ['month', say('today.inAMonth'), addMonths(today, 1)],
  ]
  const log = () => go(withLog(party.id))

  return (
    <article className="talk" aria-label={party.displayName} data-done={done ? '' : undefined}>
      <div className="talk-head">
        <Avatar name={party.displayName} state={lookOf(state)} />
        <div className="min-w-0">
          <div className="talk-name">
            <Anchor href={paths.party(party.id)} dir="auto">
              {party.displayName}
            </Anchor>
            {state && <StateMark state={state} />}
          </div>
          <p className="talk-sub" dir="auto">
            {subOf(party)}
          </p>
        </div>
        <EntryTrail entry={entry} />
      </div>
      <Reason state={lookOf(state)}>
        <p>
          {whySentence(because, { name: party.goesBy ?? party.displayName, pronoun: party.pronoun }, today)}
        </p>
        <p className="text-ink-2">
          <b className="text-ink">{sayWhy('ask.label')}</b> {questionWords(ask, party.pronoun)}{' '}
          {ask.neverAsked && sayWhy('ask.never')}
        </p>
        {entry.remember.slice(0, 2).map((one) => (
          <p key={one.kind + one.text} className="text-ink-3" dir="auto">
            {rememberSentence(one, today)}
          </p>
        ))}
      </Reason>
      <div className="talk-do">
        {done ? (
          <span className="talk-done">
            <Check aria-hidden /> {say('today.done')}
          </span>
        ) : (
          <>
            {party.phone && (
              <Button look="primary" icon={Phone} href={`tel:${party.phone}`} onClick={log}>
                {say('today.call')}
              </Button>
            )}
            {!party.phone && party.email && (
              <Button look="primary" icon={Mail} href={`mailto:${party.email}`} onClick={log}>
                {say('today.write')}
              </Button>
            )}
            <Button icon={Pencil} onClick={log}>
              {say('today.logIt')}
            </Button>
            <Menu
              icon={Clock}
              label={say('today.later')}
              items={delays.map(([id, label, until]) => ({ id, label, onChoose: () => later.mutate(until) }))}
            />
          </>
        )}
        {(worthYearMinor > 0 || party.roles.includes('customer')) && (
          <span className="talk-worth tabular">
            {worthYearMinor > 0
              ? say('today.worth', { money: formatMoneyRoundly({ amountMinor: worthYearMinor, currency }) })
              : say('today.noWorth')}
          </span>
        )}
      </div>
    </article>
  )
}

function subOf({ organisationName, roles, customerSince, displayName }: TodayEntry['party']): string {
  const what = formatList(
    roles.map((role) =>
      role === 'customer' && customerSince && roles.length === 1
        ? say('today.customerSince', { year: customerSince.slice(0, 4) })
        : say(`role.${role}`),
    ),
  )
  return [organisationName === displayName ? null : organisationName, what].filter(Boolean).join(', ')
}

function EntryTrail({ entry: { trail, state, party } }: { readonly entry: TodayEntry }) {
  const known = trail.flatMap((chance) => (chance === null ? [] : [chance]))
  const [first, last] = [known.at(0), known.at(-1)]
  if (first === undefined || last === undefined || known.length < 2) return null
  const label = say('today.trail', {
    name: party.displayName,
    from: formatChance(first),
    to: formatChance(last),
  })
  return (
    <div className="talk-trail">
      <Sparkline values={known} label={label} tone={toneOfState(state)} dot />
    </div>
  )
}
