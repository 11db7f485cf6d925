import { Cake, CalendarHeart, Handshake, type LucideIcon, Wallet } from 'lucide-react'
import type { AlsoToday as Also } from '../../../../capabilities/outreach/model.ts'
import { say } from '../../../../capabilities/outreach/ui/today-words.ts'
import { Card } from '../../../../design/Card.tsx'
import { formatDayInYear, formatMoney } from '../../../../design/format.ts'
import { ListRow } from '../../../../design/ListRow.tsx'
import { Section } from '../../../../design/Section.tsx'
import { type Day, daysBetween } from '../../../../kernel/day.ts'
import { paths } from '../../paths.ts'

type Props = { readonly items: readonly Also[]; readonly today: Day }
type Line = { icon: LucideIcon; title: string; note: string }

/** What else is due: occasions, promises, bills. */
export function AlsoToday({ items, today }: Props) {
  return (
    <Section title={say('today.alsoToday')}>
      <Card>
        {items.length === 0 && (
          <ListRow title={<span className="text-ink-3">{say('today.nothingElse')}</span>} />
        )}
        {items.map((item) => {
          const { icon, title, note } = lineOf(item, today)
          return (
            <ListRow
              key={keyOf(item)}
              icon={icon}
              title={title}
              note={note}
              href={paths.party(item.partyId)}
            />
          )
        })}
      </Card>
    </Section>
  )
}

function keyOf(item: Also): string {
  if (item.kind === 'promise') return item.promiseId
  return item.kind === 'bill' ? item.tradeId : `${item.partyId} ${item.occasion} ${item.on}`
}

function lineOf(item: Also, today: Day): Line {
  if (item.kind === 'occasion') return occasionLine(item, today)
  if (item.kind === 'promise') return promiseLine(item, today)
  const { displayName: name, openMinor: amountMinor, currency, dueOn } = item
  const days = daysBetween(today, dueOn)
  return {
    icon: Wallet,
    title: say('today.payBill', { name, money: formatMoney({ amountMinor, currency }) }),
    note: days >= 0 ? say('today.billDue', { days }) : say('today.billLate', { days: -days }),
  }
}

function occasionLine(item: Extract<Also, { kind: 'occasion' }>, today: Day): Line {
  const { displayName: name, turns, occasion, label, on } = item
  const isBirthday = occasion === 'birthday'
  const birthday = turns === null ? say('today.birthday', { name }) : say('today.turns', { name, age: turns })
  const unnamed =
    occasion === 'festival' ? say('today.festival', { name }) : say('today.anniversary', { name })
  const other = label ? say('today.occasion', { label, name }) : unnamed
  return {
    icon: isBirthday ? Cake : CalendarHeart,
    title: isBirthday ? birthday : other,
    note: on === today ? say('today.isToday') : say('today.onDay', { day: formatDayInYear(on) }),
  }
}

function promiseLine(item: Extract<Also, { kind: 'promise' }>, today: Day): Line {
  const { displayName: name, text, by, dueOn } = item
  const day = formatDayInYear(dueOn)
  return {
    icon: Handshake,
    title: by === 'us' ? say('today.promiseUs', { name, text }) : say('today.promiseThem', { name, text }),
    note: dueOn < today ? say('today.promiseLate', { day }) : say('today.promiseDue', { day }),
  }
}
