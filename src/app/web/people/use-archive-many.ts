import { useMutation } from '@tanstack/react-query'
import { say } from '../../../capabilities/vitality/ui/people-words.ts'
import { notify } from '../../../design/notices.ts'
import { api } from '../api.ts'
import { notifyProblem } from '../problem-words.ts'
import { refresh } from '../queries.ts'

export type Chosen = { readonly ids: readonly string[]; readonly name: string }
type Way = 'archive' | 'restore'

const atOnce = 6

/** Archives several people, or brings them back; either can be taken back. */
export function useArchiveMany(way: Way, onDone: () => void) {
  return useMutation({
    mutationFn: (chosen: Chosen) => each(way, chosen),
    onSuccess: async (_, chosen) => {
      onDone()
      await refreshPeople()
      tell(way, chosen, () => takeBack(way, chosen))
    },
    onError: async (error) => {
      notifyProblem(error)
      await refreshPeople()
    },
  })
}

async function takeBack(way: Way, chosen: Chosen): Promise<void> {
  const back = way === 'archive' ? 'restore' : 'archive'
  try {
    await each(back, chosen)
    await refreshPeople()
    tell(back, chosen)
  } catch (error) {
    notifyProblem(error)
  }
}

// A few at a time: a hundred calls at once would keep everybody else waiting.
async function each(way: Way, { ids }: Chosen): Promise<void> {
  for (let at = 0; at < ids.length; at += atOnce) {
    await Promise.all(ids.slice(at, at + atOnce).map((id) => api.people[way]({ id })))
  }
}

function tell(way: Way, { ids, name }: Chosen, undo?: () => Promise<void>): void {
  const values = { count: ids.length, name }
  const text = way === 'archive' ? say('people.archived', values) : say('people.restored', values)
  notify(undo ? { text, undo } : { text })
}

const refreshPeople = () => refresh('people', 'vitality', 'outreach', 'accounts')
