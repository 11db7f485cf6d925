import { Dialog } from '../../design/Dialog.tsx'
import { Kbd } from '../../design/Kbd.tsx'
import { useActiveKeys } from '../../design/use-keys.ts'
import { say } from './words.ts'

/** All keys that work on the page behind. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const keys = useActiveKeys()
  return (
    <Dialog open onClose={onClose} title={say('app.keysTitle')} size="narrow">
      <dl className="keys">
        {keys.map(({ key, does }) => (
          <div key={key}>
            <dt>
              {key.split('+').map((part) => (
                <Kbd key={part}>{nameOf(part, key)}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

/** "Ctrl K" for mod+k; a single key as one types it. */
function nameOf(part: string, key: string): string {
  if (part === 'mod') return 'Ctrl'
  return key.includes('+') ? part.toUpperCase() : part
}
