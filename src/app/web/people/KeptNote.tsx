import { useState } from 'react'
import { say } from '../../../capabilities/people/ui/form-words.ts'
import { Button } from '../../../design/Button.tsx'

/** Says that the form was filled by what was typed another time, and lets one begin anew. */
export function KeptNote({
  isTouched,
  onForget,
}: {
  readonly isTouched: boolean
  readonly onForget: () => void
}) {
  const [wasTouched] = useState(isTouched)
  if (!wasTouched || !isTouched) return null
  return (
    <div className="note-bar">
      <span>{say('party.kept')}</span>
      <Button look="quiet" onClick={onForget}>
        {say('party.startAfresh')}
      </Button>
    </div>
  )
}
