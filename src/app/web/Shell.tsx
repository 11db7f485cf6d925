import { Outlet, useSearch } from '@tanstack/react-router'
import { Plus, Search } from 'lucide-react'
import { lazy, Suspense, useEffect, useLayoutEffect, useState } from 'react'
import { Brand } from '../../design/Brand.tsx'
import { Button } from '../../design/Button.tsx'
import { Kbd } from '../../design/Kbd.tsx'
import { catchTyping } from '../../design/keys.ts'
import { useKeys } from '../../design/use-keys.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { AsOfNote } from './AsOfNote.tsx'
import { paths, withLog } from './paths.ts'
import { SampleNote } from './SampleNote.tsx'
import { PhoneNavigation } from './PhoneNavigation.tsx'
import { SideNavigation } from './SideNavigation.tsx'
import { useLive } from './use-live.ts'
import { useMe } from './use-me.ts'
import { say } from './words.ts'
import { useGo } from '../../design/use-go.ts'

const loadPalette = () => import('./Palette.tsx')
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }))
const KeysDialog = lazy(async () => ({ default: (await import('./KeysDialog.tsx')).KeysDialog }))
// What few ever see weighs on nobody's first page.
const TroubleNote = lazy(async () => ({ default: (await import('./TroubleNote.tsx')).TroubleNote }))
const LogTalk = lazy(async () => ({ default: (await import('./LogTalk.tsx')).LogTalk }))

/** The frame around every page of somebody signed in. */
export function Shell() {
  const go = useGo()
  const me = useMe()
  const { log } = useSearch({ strict: false })
  const mayLog = me.capabilities.includes('talks:write')
  const [over, setOver] = useState<'palette' | 'keys' | null>(null)
  useLive()

  // Who types on right after Ctrl+K must not type into nothing, nor press keys of the page: the palette is fetched
  // once the page is at rest, and until it stands what is typed is kept for it.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), 1500)
    return () => clearTimeout(timer)
  }, [])

  const isFinding = over === 'palette'
  useLayoutEffect(() => (isFinding ? catchTyping() : undefined), [isFinding])

  useKeys(
    [
      { key: 'mod+k', does: say('app.keyFind'), run: () => setOver('palette') },
      { key: '/', does: say('app.keyFind'), run: () => setOver('palette') },
      ...(mayLog ? [{ key: 'l', does: say('app.keyLog'), run: () => go(withLog(null)) }] : []),
      { key: 't', does: say('app.keyToday'), run: () => go(paths.today) },
      { key: 'p', does: say('app.keyPeople'), run: () => go(paths.people) },
      { key: 'n', does: say('app.keyNew'), run: () => go(paths.newParty) },
      { key: '?', does: say('app.keyKeys'), run: () => setOver('keys') },
    ],
    'frame',
  )

  return (
    <div className="shell">
      <a className="skip" href="#page">
        {say('app.skip')}
      </a>
      <aside className="side">
        <Brand />
        <SideNavigation />
        <AccountMenu />
      </aside>
      <div className="stage">
        <div className="topbar">
          <button
            type="button"
            className="find"
            onClick={() => setOver('palette')}
            aria-keyshortcuts="Control+K Meta+K"
          >
            <Search aria-hidden />
            <span>{say('app.find')}</span>
            <Kbd>Ctrl</Kbd>
            <Kbd>K</Kbd>
          </button>
          <Button
            look="primary"
            icon={Plus}
            disabledBecause={mayLog ? undefined : say('problem.not-allowed')}
            onClick={() => go(withLog(null))}
          >
            {say('app.logTalk')}
          </Button>
        </div>
        {me.firm.asOf && <AsOfNote />}
        {me.hasSample && <SampleNote />}
        {me.capabilities.includes('firm:write') && (
          <Suspense>
            <TroubleNote />
          </Suspense>
        )}
        <main id="page" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <PhoneNavigation />
      <Suspense>
        {over === 'palette' && <Palette onClose={() => setOver(null)} onKeys={() => setOver('keys')} />}
        {over === 'keys' && <KeysDialog onClose={() => setOver(null)} />}
        {mayLog && log !== undefined && <LogTalk key={log} partyId={log === 'anyone' ? null : log} />}
      </Suspense>
    </div>
  )
}
