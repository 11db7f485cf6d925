import {
  Archive,
  ArchiveRestore,
  Banknote,
  ImageOff,
  Mail,
  Pencil,
  Phone,
  Plus,
  Receipt,
  ShieldCheck,
  Truck,
} from 'lucide-react'
import type { Party } from '../../../../capabilities/people/model.ts'
import { say as sayPhoto } from '../../../../capabilities/people/ui/photo-words.ts'
import { say } from '../../../../capabilities/people/ui/profile-words.ts'
import { say as sayPrivacy } from '../../../../capabilities/privacy/ui/words.ts'
import { say as sayTrade } from '../../../../capabilities/trade/ui/words.ts'
import { say as sayTie } from '../../../../capabilities/people/ui/tie-words.ts'
import type { State } from '../../../../capabilities/vitality/model.ts'
import { StateMark } from '../../../../capabilities/vitality/ui/StateMark.tsx'
import { lookOf } from '../../../../capabilities/vitality/ui/look-of-state.ts'
import { Anchor } from '../../../../design/Anchor.tsx'
import { Button } from '../../../../design/Button.tsx'
import { formatList, formatMonth } from '../../../../design/format.ts'
import { Menu } from '../../../../design/Menu.tsx'
import { PageHeader } from '../../../../design/PageHeader.tsx'
import { useGo } from '../../../../design/use-go.ts'
import { useKeys } from '../../../../design/use-keys.ts'
import type { Day } from '../../../../kernel/day.ts'
import { paths, withLog, withRecord } from '../../paths.ts'
import { useMe } from '../../use-me.ts'
import { say as sayApp } from '../../words.ts'
import { Face } from './Face.tsx'
import { useArchiving } from './use-archiving.ts'
import { usePhoto } from './use-photo.ts'

type Props = {
  readonly party: Party
  readonly state: State | null
  /** The first order on record: since when they are a customer, where nobody wrote it down. */
  readonly firstOrderOn: Day | null
}

/** Who it is, what they are to us, and the first things one would do. */
export function PartyHeader({ party, state, firstOrderOn }: Props) {
  const go = useGo()
  const { today, capabilities } = useMe()
  const log = () => go(withLog(party.id))
  const isArchived = party.archivedAt !== null
  const { archive, restore } = useArchiving(party)
  const photo = usePhoto(party)
  const mayWrite = capabilities.includes('people:write')
  const mayLog = capabilities.includes('talks:write')
  useKeys([
    ...(mayLog ? [{ key: 'l', does: sayApp('app.keyLog'), run: log }] : []),
    { key: 'e', does: say('profile.edit').toLocaleLowerCase(), run: () => go(paths.editParty(party.id)) },
  ])
  const [phone, email] = [party.phones[0], party.emails[0]]
  const mayRecord = capabilities.includes('books:write')
  const toRecord = { disabledBecause: mayRecord ? undefined : sayTrade('trade.notYours') }
  const menu = [
    {
      id: 'sale',
      label: sayTrade('trade.recordSale'),
      icon: Receipt,
      onChoose: () => go(withRecord('sale')),
      ...toRecord,
    },
    {
      id: 'purchase',
      label: sayTrade('trade.recordPurchase'),
      icon: Truck,
      onChoose: () => go(withRecord('purchase')),
      ...toRecord,
    },
    {
      id: 'payment',
      label: sayTrade('trade.recordPayment'),
      icon: Banknote,
      onChoose: () => go(withRecord('payment')),
      ...toRecord,
    },
    { id: 'edit', label: say('profile.edit'), icon: Pencil, onChoose: () => go(paths.editParty(party.id)) },
    ...(party.photo !== null && mayWrite
      ? [{ id: 'photo', label: sayPhoto('photo.remove'), icon: ImageOff, onChoose: photo.remove }]
      : []),
    isArchived
      ? { id: 'restore', label: say('profile.restore'), icon: ArchiveRestore, onChoose: restore }
      : { id: 'archive', label: say('profile.archive'), icon: Archive, onChoose: archive },
    ...(capabilities.includes('privacy:write')
      ? [
          {
            id: 'privacy',
            label: sayPrivacy('privacy.menu'),
            icon: ShieldCheck,
            onChoose: () => go(paths.privacyOf(party.id)),
          },
        ]
      : []),
  ]
  return (
    <>
      <PageHeader
        mark={
          <Face
            party={party}
            state={lookOf(state)}
            src={photo.src}
            onTake={mayWrite ? photo.take : undefined}
          />
        }
        title={<span dir="auto">{party.displayName}</span>}
        chip={state && <StateMark state={state} />}
        sub={<Sub party={party} today={today} firstOrderOn={firstOrderOn} />}
        actions={
          <>
            {email && !party.doNotContact && (
              <Button icon={Mail} href={`mailto:${email.address}`}>
                {say('profile.write')}
              </Button>
            )}
            {phone && !party.doNotContact ? (
              <Button
                look="primary"
                icon={Phone}
                href={`tel:${phone.e164 ?? phone.asGiven}`}
                onClick={mayLog ? log : undefined}
              >
                {say('profile.call')}
              </Button>
            ) : (
              <Button
                look="primary"
                icon={Plus}
                disabledBecause={mayLog ? undefined : sayApp('problem.not-allowed')}
                onClick={log}
              >
                {say('profile.log')}
              </Button>
            )}
            <Menu items={menu} />
          </>
        }
      />
      {isArchived && <p className="note-bar">{say('profile.isArchived')}</p>}
      {party.doNotContact && <p className="note-bar">{say('profile.doNotContact')}</p>}
    </>
  )
}

/** "Owner of Rossi Interiors. Customer since May 2004, supplier since 2019. Looked after by Joe." */
function Sub({ party, today, firstOrderOn }: Omit<Props, 'state'> & { readonly today: Day }) {
  const employer = party.links.find(
    ({ kind, direction, until }) =>
      (kind === 'works-at' || kind === 'owns') && direction === 'from' && (until === null || until >= today),
  )
  const stewards = [
    ...new Set(party.roles.flatMap(({ steward, until }) => (steward && until === null ? [steward] : []))),
  ]
  const roles = party.roles.map(({ role, since: written, until }) => {
    const since = written ?? (role === 'customer' ? firstOrderOn : null)
    const word = say(`profile.role.${role}`)
    if (until) return say('profile.roleUntil', { role: word, when: formatMonth(until, today) })
    return since ? say('profile.roleSince', { role: word, when: formatMonth(since, today) }) : word
  })
  const sentence = roles.join(', ')
  return (
    <span dir="auto">
      {employer ? (
        <>
          {capital(sayTie(employer.kind === 'owns' ? 'tie.owns.from' : 'tie.works-at.from'))}{' '}
          <Anchor className="text-link" href={paths.party(employer.partyId)}>
            {employer.displayName}
          </Anchor>
          .{' '}
        </>
      ) : (
        party.organisationName &&
        party.organisationName !== party.displayName &&
        `${say('profile.worksAt', { organisation: party.organisationName })} `
      )}
      {sentence && `${capital(sentence)}. `}
      {stewards.length > 0 && say('profile.looksAfter', { steward: formatList(stewards) })}
    </span>
  )
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
