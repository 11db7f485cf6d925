import { CircleAlert, X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Button } from './Button.tsx'
import { currentNotices, dismiss, holdNotices, onNoticesChange, releaseNotices, undo } from './notices.ts'
import { say } from './texts.ts'

// Not sonner: it writes a <style> element when it loads, which the content security policy refuses.
/** Where notices appear; the app draws it once. */
export function Toaster() {
  const notices = useSyncExternalStore(onNoticesChange, currentNotices, currentNotices)
  return (
    <section
      className="notices"
      aria-label={say('design.notices')}
      aria-live="polite"
      onPointerEnter={holdNotices}
      onPointerLeave={releaseNotices}
      onFocus={holdNotices}
      onBlur={releaseNotices}
    >
      {notices.map((notice) => (
        <div key={notice.id} className="notice" data-kind={notice.kind}>
          {notice.kind === 'problem' && <CircleAlert aria-hidden />}
          <span>{notice.text}</span>
          {notice.undo && (
            <button type="button" className="notice-undo" onClick={() => void undo(notice)}>
              {say('design.undo')}
            </button>
          )}
          <Button look="quiet" icon={X} label={say('design.dismiss')} onClick={() => dismiss(notice.id)} />
        </div>
      ))}
    </section>
  )
}
