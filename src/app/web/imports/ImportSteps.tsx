import { type Stage, stages } from '../../../capabilities/imports/ui/stage.ts'
import { say } from '../../../capabilities/imports/ui/words.ts'
import { Steps } from '../../../design/Steps.tsx'

type Props = { readonly current: 'file' | Stage; readonly isOver?: boolean }

const all = ['file', ...stages] as const

/** Where one is with a file; once it is in, the last step is done too. */
export function ImportSteps({ current, isOver }: Props) {
  return (
    <Steps
      label={say('imports.steps')}
      steps={all.map((step) => say(`imports.step.${step}`))}
      current={isOver ? all.length : all.indexOf(current)}
    />
  )
}
