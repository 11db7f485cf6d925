import { useMutation } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { Button } from '../../design/Button.tsx'
import { formatDay } from '../../design/format.ts'
import { api } from './api.ts'
import { notifyProblem } from './problem-words.ts'
import { queryClient } from './queries.ts'
import { useMe } from './use-me.ts'
import { say } from './words.ts'

/** Says that the firm is looked at as of a past day, and leads back. */
export function AsOfNote() {
  const { firm, capabilities } = useMe()
  const back = useMutation({
    mutationFn: () => api.accounts.changeFirm({ asOf: null, version: firm.version }),
    onSuccess: () => queryClient.invalidateQueries(),
    onError: notifyProblem,
  })
  if (!firm.asOf) return null
  return (
    <section className="note-bar" aria-label={say('app.note')}>
      <History aria-hidden />
      <span>{say('app.asOf', { day: formatDay(firm.asOf) })}</span>
      {capabilities.includes('firm:write') && (
        <Button look="quiet" onClick={() => back.mutate()}>
          {say('app.asOfBack')}
        </Button>
      )}
    </section>
  )
}
