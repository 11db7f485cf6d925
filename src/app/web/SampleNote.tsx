import { useMutation } from '@tanstack/react-query'
import { Sprout } from 'lucide-react'
import { Button } from '../../design/Button.tsx'
import { notify } from '../../design/notices.ts'
import { api } from './api.ts'
import { paths } from './paths.ts'
import { notifyProblem } from './problem-words.ts'
import { queryClient } from './queries.ts'
import { useMe } from './use-me.ts'
import { say } from './words.ts'
import { useGo } from '../../design/use-go.ts'

/** Marks the sample business clearly and removes it with one click. */
export function SampleNote() {
  const { capabilities } = useMe()
  const go = useGo()
  const remove = useMutation({
    mutationFn: () => api.imports.removeSample(),
    onSuccess: async () => {
      go(paths.today)
      await queryClient.invalidateQueries()
      notify({ text: say('app.sampleRemoved') })
    },
    onError: notifyProblem,
  })
  return (
    <section className="note-bar" aria-label={say('app.note')}>
      <Sprout aria-hidden />
      <span>{say('app.sample')}</span>
      {capabilities.includes('imports:write') && (
        <Button look="quiet" disabled={remove.isPending} onClick={() => remove.mutate()}>
          {remove.isPending ? say('app.removingSample') : say('app.removeSample')}
        </Button>
      )}
    </section>
  )
}
