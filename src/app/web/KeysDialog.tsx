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
                <Kbd key={part}>
                  {part === 'mod'
                    ? 'Ctrl'
                    : part.length === 1 && key.includes('+')
                      ? part.toUpperCase()
                      : part}
                </Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
