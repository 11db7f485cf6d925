import { useMutation, useQuery } from '@tanstack/react-query'
import { Cake, CalendarHeart, Coffee, Heart, Mail, MapPin, NotebookPen, Phone, Users } from 'lucide-react'
import type { Party } from '../../../../capabilities/people/model.ts'
import { type Learned, NoteForm } from '../../../../capabilities/people/ui/NoteForm.tsx'
import { say } from '../../../../capabilities/people/ui/profile-words.ts'
import { BothWaysRow } from '../../../../capabilities/trade/ui/BothWaysRow.tsx'
import { say as sayTrade } from '../../../../capabilities/trade/ui/words.ts'
import { Card } from '../../../../design/Card.tsx'
import { formatDayInYear, formatDayShort, formatMoney } from '../../../../design/format.ts'
import { ListRow } from '../../../../design/ListRow.tsx'
import { notify } from '../../../../design/notices.ts'
import { useGo } from '../../../../design/use-go.ts'
import type { PartyId } from '../../../../kernel/id.ts'
import { api } from '../../api.ts'
import { withRecord } from '../../paths.ts'
import { notifyProblem } from '../../problem-words.ts'
import { ask, refresh } from '../../queries.ts'
import { useMe } from '../../use-me.ts'
import { ConsentsRow } from './ConsentsRow.tsx'
import { InsightRows } from './InsightRows.tsx'
import { OriginsRow } from './OriginsRow.tsx'
import { TiesRow } from './TiesRow.tsx'

const noteIcons = { family: Users, life: Heart, interest: Heart, other: NotebookPen } as const

/** What we know of somebody, and the place to write down more. */
export function KnownCard({ party }: { readonly party: Party }) {
  const go = useGo()
  const { today, capabilities } = useMe()
  const bothWays = useQuery({
    ...ask(['trade', 'bothWays'], api.trade.bothWays, { id: party.id }),
    enabled: capabilities.includes('books:read'),
  })
  const mayNote = capabilities.includes('people:write') && capabilities.includes('talks:read')
  const addNote = useMutation({
    mutationFn: (learned: Learned) => keepLearned(party.id, learned),
    onSuccess: async (takeBack) => {
      await refresh('people', 'outreach')
      const undo = () => takeBack().then(() => refresh('people'))
      notify({ text: say('profile.noteSaved'), undo })
    },
    onError: notifyProblem,
  })
  return (
    <Card>
      {party.theUsual && (
        <ListRow
          icon={Coffee}
          over={say('profile.theUsual')}
          title={<span dir="auto">{party.theUsual}</span>}
          note={party.theUsualPrice ? formatMoney(party.theUsualPrice) : undefined}
        />
      )}
      {party.notes.map(({ id, kind, text, learnedOn, learnedBy }) => (
        <ListRow
          key={id}
          icon={noteIcons[kind]}
          over={say(`profile.${kind}`)}
          title={<span dir="auto">{text}</span>}
          note={
            learnedBy
              ? say('profile.learned', { who: learnedBy, day: formatDayShort(learnedOn, today) })
              : formatDayShort(learnedOn, today)
          }
        />
      ))}
      {party.occasions.map((occasion) => (
        <ListRow
          key={`${occasion.kind} ${occasion.month} ${occasion.day}`}
          icon={occasion.kind === 'birthday' ? Cake : CalendarHeart}
          over={say('profile.occasions')}
          title={occasionWords(occasion)}
        />
      ))}
      <InsightRows party={party} />
      <TiesRow party={party} />
      {bothWays.data && (
        <BothWaysRow
          bothWays={bothWays.data}
          onRecord={(side) => go(withRecord(side))}
          onPay={() => go(withRecord('payment'))}
          disabledBecause={capabilities.includes('books:write') ? undefined : sayTrade('trade.notYours')}
        />
      )}
      <ListRow icon={Phone} over={say('profile.reach')} title={<Channels party={party} />} />
      <ConsentsRow party={party} />
      <OriginsRow party={party} />
      {mayNote && (
        <NoteForm isSaving={addNote.isPending} onSave={(learned) => addNote.mutateAsync(learned)} />
      )}
    </Card>
  )
}

/** Keeps what was learned; gives the way to take it back. */
async function keepLearned(id: PartyId, learned: Learned): Promise<() => Promise<unknown>> {
  if (learned.as === 'note') {
    const { kind, text } = learned
    const { id: noteId } = await api.people.addNote({ id, kind, text })
    return () => api.people.archiveNote({ id, noteId })
  }
  const { as: _as, ...insight } = learned
  const { id: insightId } = await api.people.addInsight({ id, ...insight })
  return () => api.people.archiveInsight({ id, insightId })
}

function Channels({ party }: { readonly party: Party }) {
  const { phones, emails, addresses, preferredChannel, preferredHours } = party
  const preference = [preferredChannel && say(`profile.prefers.${preferredChannel}`), preferredHours]
    .filter(Boolean)
    .join(', ')
  return (
    <div className="channels">
      {phones.map(({ asGiven, e164 }) => (
        <a key={asGiven} className="text-link" href={`tel:${e164 ?? asGiven}`} dir="ltr">
          {asGiven}
        </a>
      ))}
      {emails.map(({ address }) => (
        <a key={address} className="text-link" href={`mailto:${address}`} dir="ltr">
          <Mail aria-hidden /> {address}
        </a>
      ))}
      {addresses.map((address) => {
        const text = [
          address.lines,
          [address.postcode, address.town].filter(Boolean).join(' '),
          address.region,
          address.country,
        ]
          .filter(Boolean)
          .join(', ')
        return (
          <span key={text} dir="auto">
            <MapPin aria-hidden /> {text}
          </span>
        )
      })}
      {preference && <span className="text-ink-3">{preference}</span>}
    </div>
  )
}

function occasionWords({ kind, label, month, day }: Party['occasions'][number]): string {
  const words = formatDayInYear(`2024-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
  if (kind === 'birthday') return say('profile.birthday', { day: words })
  if (label) return `${label}, ${words}`
  if (kind === 'anniversary') return say('profile.anniversary', { day: words })
  return say(kind === 'festival' ? 'profile.festival' : 'profile.otherDay', { day: words })
}
