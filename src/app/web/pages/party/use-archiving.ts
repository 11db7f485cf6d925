import { useMutation } from '@tanstack/react-query'
import type { Party } from '../../../../capabilities/people/model.ts'
import { say } from '../../../../capabilities/people/ui/profile-words.ts'
import { notify } from '../../../../design/notices.ts'
import { api } from '../../api.ts'
import { notifyProblem } from '../../problem-words.ts'
import { refresh } from '../../queries.ts'

/** Puts somebody into the archive and takes them out again. */
export function useArchiving({ id, displayName: name }: Party) {
  const renew = () => refresh('people', 'vitality', 'outreach', 'accounts')
  const restoring = useMutation({
    mutationFn: () => api.people.restore({ id }),
    onSuccess: async () => {
      await renew()
      notify({ text: say('profile.restored', { name }) })
    },
    onError: notifyProblem,
  })
  const archiving = useMutation({
    mutationFn: () => api.people.archive({ id }),
    onSuccess: async () => {
      await renew()
      notify({ text: say('profile.archived', { name }), undo: () => restoring.mutate() })
    },
    onError: notifyProblem,
  })
  return { archive: () => archiving.mutate(), restore: () => restoring.mutate() }
}
