import { useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import {
  Building2,
  CopyCheck,
  FileUp,
  Keyboard,
  LogOut,
  Moon,
  NotebookPen,
  Plus,
  Settings,
  Sun,
  User,
  UserPlus,
  Users,
  type LucideIcon,
} from 'lucide-react'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { Dialog } from '../../design/Dialog.tsx'
import { caughtTyping } from '../../design/keys.ts'
import { chooseTheme } from '../../design/theme.ts'
import { api } from './api.ts'
import { paths, withLog } from './paths.ts'
import { ask } from './queries.ts'
import { useMe } from './use-me.ts'
import { useOtherFirms } from './use-other-firms.ts'
import { useSignOut } from './use-sign-out.ts'
import { say } from './words.ts'
import { useGo } from '../../design/use-go.ts'

type Deed = { id: string; label: string; icon: LucideIcon; run: () => void }

/** One field that finds anyone and does anything. */
export function Palette({ onClose, onKeys }: { readonly onClose: () => void; readonly onKeys: () => void }) {
  // Whoever types on right after Ctrl+K types ahead of this field.
  const [text, setText] = useState(caughtTyping)
  const [picked, setPicked] = useState('')
  const wanted = useDeferredValue(text.trim())
  const { data, isPlaceholderData, isPending } = useQuery({
    ...ask(['people', 'find'], api.people.find, { q: wanted, limit: 8 }),
    placeholderData: (before) => before,
  })
  const isLate = isPlaceholderData || isPending || wanted !== text.trim()
  const [isWaiting, setIsWaiting] = useState(false)
  const navigate = useGo()
  const go = (href: string) => () => navigate(href)
  const matches = ({ label }: Deed) => label.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase())
  const { capabilities, member } = useMe()
  const may = { log: capabilities.includes('talks:write'), found: member.roles.includes('owner') }
  const firms = useOtherFirms().map(({ id, name, enter }) => ({
    id,
    label: say('app.goToFirm', { firm: name }),
    icon: Building2,
    run: enter,
  }))
  const leaving = { id: 'sign-out', label: say('app.signOut'), icon: LogOut, run: useSignOut() }
  const deeds = [...deedsOf(go, { may, onKeys }), ...firms, leaving].filter(matches)
  // What was picked may be gone after the next letter; then the first line is.
  const ids = [...(data?.items ?? []), ...deeds].map(({ id }) => id)
  const active = ids.includes(picked) ? picked : (ids[0] ?? '')
  const choose = (run: () => void) => () => {
    onClose()
    run()
  }
  const chooseActive = () => {
    const deed = deeds.find(({ id }) => id === active)
    if (deed) choose(deed.run)()
    else if (active) choose(go(paths.party(active)))()
  }

  // Enter pressed ahead of the answer waits for it: what stands there still belongs to fewer letters.
  const run = useRef(chooseActive)
  useEffect(() => {
    run.current = chooseActive
  })
  useEffect(() => {
    if (isWaiting && !isLate) run.current()
  }, [isWaiting, isLate])

  return (
    <Dialog open onClose={onClose} title={say('app.find')}>
      <Command
        className="palette"
        shouldFilter={false}
        label={say('app.find')}
        value={active}
        onValueChange={setPicked}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !isLate) return
          event.preventDefault()
          setIsWaiting(true)
        }}
      >
        <Command.Input
          autoFocus
          className="input"
          value={text}
          onValueChange={(typed) => {
            setText(typed)
            setIsWaiting(false)
          }}
          placeholder={say('app.typeToFind')}
        />
        <Command.List>
          <Command.Empty>{say('app.nothingFound')}</Command.Empty>
          {(data?.items.length ?? 0) > 0 && (
            <Command.Group heading={say('app.people')}>
              {data?.items.map(({ id, kind, displayName, organisationName }) => (
                <Command.Item key={id} value={id} onSelect={choose(go(paths.party(id)))}>
                  {kind === 'person' ? <User aria-hidden /> : <Building2 aria-hidden />}
                  {displayName}
                  {organisationName && organisationName !== displayName && <span>{organisationName}</span>}
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {deeds.length > 0 && (
            <Command.Group heading={say('app.do')}>
              {deeds.map(({ id, label, icon: Icon, run }) => (
                <Command.Item key={id} value={id} onSelect={choose(run)}>
                  <Icon aria-hidden />
                  {label}
                </Command.Item>
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </Dialog>
  )
}

type Around = { readonly may: { log: boolean; found: boolean }; readonly onKeys: () => void }

function deedsOf(go: (href: string) => () => void, { may, onKeys }: Around): Deed[] {
  const isDark = document.documentElement.dataset['theme'] === 'dark'
  return [
    ...(may.log ? [{ id: 'log', label: say('app.logTalk'), icon: NotebookPen, run: go(withLog(null)) }] : []),
    { id: 'new', label: say('app.newPerson'), icon: UserPlus, run: go(paths.newParty) },
    { id: 'import', label: say('app.bringFile'), icon: FileUp, run: go(paths.imports) },
    { id: 'duplicates', label: say('app.duplicates'), icon: CopyCheck, run: go(paths.duplicates) },
    { id: 'today', label: say('app.today'), icon: Sun, run: go(paths.today) },
    { id: 'people', label: say('app.people'), icon: Users, run: go(paths.people) },
    { id: 'settings', label: say('app.settings'), icon: Settings, run: go(paths.settings) },
    ...(may.found ? [{ id: 'new-firm', label: say('app.newFirm'), icon: Plus, run: go(paths.newFirm) }] : []),
    {
      id: 'theme',
      label: isDark ? say('app.toLight') : say('app.toDark'),
      icon: isDark ? Sun : Moon,
      run: () => chooseTheme(isDark ? 'light' : 'dark'),
    },
    { id: 'keys', label: say('app.keysTitle'), icon: Keyboard, run: onKeys },
  ]
}
