import { useMutation } from '@tanstack/react-query'
import { showFirm } from '../../design/firm.ts'
import { forgetDrafts } from '../../design/use-draft.ts'
import { api } from './api.ts'
import { paths } from './paths.ts'
import { notifyProblem } from './problem-words.ts'

/** The way out, wherever it is offered. */
export function useSignOut(): () => void {
  const { mutate } = useMutation({
    mutationFn: () => api.accounts.signOut(),
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
