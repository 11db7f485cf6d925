import { say } from '../../../capabilities/imports/ui/words.ts'
import { Button } from '../../../design/Button.tsx'
import type { ImportWork } from './use-work.ts'

/** Leaves a file out for good; nothing of it was written. */
export function GiveUp({ work }: { readonly work: ImportWork }) {
  if (!work.giveUp) return null
  return (
    <Button look="quiet" disabled={work.isStopping} onClick={work.giveUp}>
      {say('imports.giveUp')}
    </Button>
  )
}
