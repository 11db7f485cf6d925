import { useQuery } from '@tanstack/react-query'
import { Sunrise } from 'lucide-react'
import { useState } from 'react'
import type { Today } from '../../../capabilities/outreach/model.ts'
import { say } from '../../../capabilities/outreach/ui/today-words.ts'
import { Button } from '../../../design/Button.tsx'
import { Card } from '../../../design/Card.tsx'
import { Empty } from '../../../design/Empty.tsx'
import { formatList, formatWeekday } from '../../../design/format.ts'
import { PageHeader } from '../../../design/PageHeader.tsx'
import { Problem } from '../../../design/Problem.tsx'
import { Section } from '../../../design/Section.tsx'
import { Skeleton } from '../../../design/Skeleton.tsx'
import { api } from '../api.ts'
import { wordsOfProblem } from '../problem-words.ts'
import { paths } from '../paths.ts'
import { ask } from '../queries.ts'
import { useMe } from '../use-me.ts'
import { say as sayApp } from '../words.ts'
import { AlsoToday } from './today/AlsoToday.tsx'
import { FirstRun } from './today/FirstRun.tsx'
import { greetingOf } from './today/greeting.ts'
import { HeardCard } from './today/HeardCard.tsx'
import { MonthCard } from './today/MonthCard.tsx'
import { NetworkCard } from './today/NetworkCard.tsx'
import { TalkEntry } from './today/TalkEntry.tsx'
import './today/today.css'

/** Whom to talk to today, why, and what to ask; what else is due; how the month goes. */
export function TodayPage() {
  const { member, firm, people, capabilities } = useMe()
  const mayTalk = capabilities.includes('talks:read')
  const [anyway, setAnyway] = useState(false)
  const { data, isPending, error, refetch } = useQuery({
    ...ask(['outreach', 'today'], api.outreach.today, { anyway: String(anyway) }),
    enabled: mayTalk,
    placeholderData: (before) => before,
    // Live news may get lost; what is being worked out is asked for again.
    refetchInterval: ({ state }) => (state.data?.refitting || state.status === 'error' ? 1500 : false),
  })
  const greeting = greetingOf(member.name, firm.timeZone)
  if (people === 0 && capabilities.includes('imports:write')) return <FirstRun />
  if (people === 0) return <Idle title={greeting} because={say('today.nobodyYet')} />
  if (!mayTalk) return <Idle title={greeting} because={sayApp('problem.not-allowed')} />
  if (isPending) return <Skeleton lines={8} />
  if (error) return <Problem text={wordsOfProblem(error)} onRetry={() => void refetch()} />
  const shown = data.entries.filter(({ laterUntil }) => laterUntil === null)
  return (
    <>
      <PageHeader title={greetingOf(member.name, firm.timeZone)} sub={subOf(data)} />
      <div className="columns">
        <div className="column">
          <Section
            title={say('today.talkTo')}
            aside={
              data.working ? (
                <span className="tabular">
                  {say('today.progress', { done: data.talksToday, goal: data.goal })}
                </span>
              ) : undefined
            }
          >
            {data.refitting && (
              <p className="m-0 text-ink-3" role="status">
                {say('today.refitting')}
              </p>
            )}
            <Card>
              {shown.length === 0 && data.refitting && <Skeleton lines={6} />}
              {shown.length === 0 && !data.refitting && (
                <NobodyToday today={data} onAnyway={() => setAnyway(true)} />
              )}
              {shown.map((entry) => (
                <TalkEntry key={entry.id} entry={entry} today={data.day} currency={data.currency} />
              ))}
            </Card>
          </Section>
          <HeardCard today={data} />
        </div>
        <div className="column">
          <AlsoToday items={data.alsoToday} today={data.day} />
          <NetworkCard />
          <MonthCard today={data} />
        </div>
      </div>
    </>
  )
}

/** Who keeps the books, or has nobody in their care yet, has nobody to talk to. */
function Idle({ title, because }: { readonly title: string; readonly because: string }) {
  return (
    <>
      <PageHeader title={title} />
      <Card>
        <Empty
          icon={Sunrise}
          text={because}
          action={<Button href={paths.people}>{sayApp('app.people')}</Button>}
        />
      </Card>
    </>
  )
}

/** Why the list is empty, and what one can do about it. */
function NobodyToday({ today, onAnyway }: { readonly today: Today; readonly onAnyway: () => void }) {
  if (today.working || today.talksToday > 0) {
    return (
      <Empty
        icon={Sunrise}
        text={today.talksToday >= today.goal ? say('today.goalMet') : say('today.nobody')}
      />
    )
  }
  return (
    <Empty
      icon={Sunrise}
      text={say('today.restDay')}
      action={<Button onClick={onAnyway}>{say('today.anyway')}</Button>}
    />
  )
}

/** "Friday 20 November. Two talks to have, one bill to pay and one birthday." */
function subOf({ day, working, holiday, goal, talksToday, alsoToday }: Today): string {
  const date = formatWeekday(day)
  if (holiday) return `${date}. ${say('today.holiday', { name: holiday })}`
  if (!working) return `${date}. ${say('today.free')}`
  const count = (test: (item: Today['alsoToday'][number]) => boolean) => alsoToday.filter(test).length
  const parts = [
    say('today.talks', { count: Math.max(0, goal - talksToday) }),
    say('today.bills', { count: count(({ kind }) => kind === 'bill') }),
    say('today.promises', { count: count((item) => item.kind === 'promise' && item.dueOn <= day) }),
    say('today.birthdays', {
      count: count((item) => item.kind === 'occasion' && item.occasion === 'birthday'),
    }),
    say('today.occasions', {
      count: count((item) => item.kind === 'occasion' && item.occasion !== 'birthday'),
    }),
  ].filter((part) => part !== '')
  if (parts.length === 0) return `${date}. ${say('today.nothing')}`
  const list = formatList(parts)
  return `${date}. ${list.charAt(0).toLocaleUpperCase()}${list.slice(1)}.`
}
