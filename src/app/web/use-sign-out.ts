import { useMutation } from '@tanstack/react-query'
import { showFirm } from '../../design/firm.ts'
import { forgetDrafts } from '../../design/use-draft.ts'
import { api } from './api.ts'
import { paths } from './paths.ts'
import { useMe } from './use-me.ts'
import { notifyProblem } from './problem-words.ts'

/** The way out, wherever it is offered. */
export function useSignOut(): () => void {
  const me = useMe()
  const { mutate } = useMutation({
    mutationFn: async () => {
      // Only who opened the counter on this device has something on it.
      const { leaveDevice } = await import('./counter/device.ts')
      await leaveDevice({ firmId: me.firm.id, memberId: me.member.id })
      return api.accounts.signOut()
    },
    // A full load leaves nothing of the firm behind in the browser's memory.
    onSuccess: () => {
      forgetDrafts()
      showFirm(null)
      window.location.assign(paths.signIn)
    },
    onError: notifyProblem,
  })
  return mutate
}
