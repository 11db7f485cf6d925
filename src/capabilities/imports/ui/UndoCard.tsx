import { Button } from '../../../design/Button.tsx'
import { Card } from '../../../design/Card.tsx'
import { say } from './words.ts'

type Props = { readonly isStarting: boolean; readonly onUndo: () => void }

/** Takes a file back that was brought in; asked once more before anything goes. */
export function UndoCard({ isStarting, onUndo }: Props) {
  return (
    <Card roomy>
      <details className="rarely">
        <summary>{say('imports.undo')}</summary>
        <div className="stack">
          <p className="text-ink-2">{say('imports.undoText')}</p>
          <div>
            <Button disabled={isStarting} onClick={onUndo}>
              {isStarting ? say('imports.starting') : say('imports.undoDo')}
            </Button>
          </div>
        </div>
      </details>
    </Card>
  )
}
