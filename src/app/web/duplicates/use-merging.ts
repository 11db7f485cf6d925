import { useMutation } from '@tanstack/react-query'
import { say } from '../../../capabilities/duplicates/ui/words.ts'
import { notify } from '../../../design/notices.ts'
import { api } from '../api.ts'
import { notifyProblem } from '../problem-words.ts'
import { refresh } from '../queries.ts'

/** What shows people shows others once two are one. */
export const refreshMerged = () =>
  refresh('duplicates', 'people', 'vitality', 'outreach', 'interactions', 'trade', 'accounts')

/** Says that two who look alike are two, and lets that be taken back. */
export function useDiffering() {
  return useMutation({
    mutationFn: ({ id }: { id: string; one: string; other: string }) => api.duplicates.differ({ id }),
    onSuccess: async (_, { id, one, other }) => {
      await refresh('duplicates')
      notify({
        text: say('duplicates.differed', { one, other }),
        undo: async () => {
          await api.duplicates.reopen({ id }).catch(notifyProblem)
          await refresh('duplicates')
        },
      })
    },
    onError: notifyProblem,
  })
}

/** Makes one of each of the pairs that were picked. */
export function useMergeMany(onDone: () => void) {
  return useMutation({
    mutationFn: (ids: string[]) => api.duplicates.mergeMany({ ids }),
    onSuccess: async ({ merged }) => {
      onDone()
      await refreshMerged()
      notify({ text: say('duplicates.mergedMany', { count: merged }) })
    },
    onError: notifyProblem,
  })
}
