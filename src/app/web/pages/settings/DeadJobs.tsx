import { useMutation } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import type { Upkeep } from '../../../../capabilities/upkeep/model.ts'
import { say, words } from '../../../../capabilities/upkeep/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Card } from '../../../../design/Card.tsx'
import { formatInstant } from '../../../../design/format.ts'
import { ListRow } from '../../../../design/ListRow.tsx'
import { notify } from '../../../../design/notices.ts'
import { api } from '../../api.ts'
import { notifyProblem } from '../../problem-words.ts'
import { refresh } from '../../queries.ts'
import { useMe } from '../../use-me.ts'

type Props = { readonly jobs: Upkeep['jobs']['dead'] }

/** Work that failed again and again: tried once more, or given up. */
export function DeadJobs({ jobs }: Props) {
  const { firm, capabilities } = useMe()
  const decide = useMutation({
    mutationFn: ({ id, to }: { id: string; to: 'try' | 'leave' }) =>
      to === 'try' ? api.upkeep.tryAgain({ id }) : api.upkeep.giveUp({ id }),
    onSuccess: async (_done, { to }) => {
      await refresh('upkeep')
      notify({ text: to === 'try' ? say('upkeep.triedAgain') : say('upkeep.givenUp') })
    },
    onError: notifyProblem,
  })
  return (
    <Card>
      {jobs.map(({ id, task, attempts, triedAt }) => (
        <ListRow
          key={id}
          icon={CircleAlert}
          title={nameOf(task)}
          note={say('upkeep.dead', { count: attempts, when: formatInstant(triedAt, firm.timeZone) })}
          aside={
            capabilities.includes('firm:write') && (
              <>
                <Button
                  look="quiet"
                  disabled={decide.isPending}
                  onClick={() => decide.mutate({ id, to: 'try' })}
                >
                  {say('upkeep.tryAgain')}
                </Button>
                <Button
                  look="quiet"
                  disabled={decide.isPending}
                  onClick={() => decide.mutate({ id, to: 'leave' })}
                >
                  {say('upkeep.giveUp')}
                </Button>
              </>
            )
          }
        />
      ))}
    </Card>
  )
}

type Named = keyof typeof words & `upkeep.task.${string}`

const isNamed = (key: string): key is Exclude<Named, 'upkeep.task.other'> => key in words

function nameOf(task: string): string {
  const key = `upkeep.task.${task}`
  return isNamed(key) ? say(key) : say('upkeep.task.other', { name: task })
}
