import { useMutation } from '@tanstack/react-query'
import type { Import, Plan } from '../../../capabilities/imports/model.ts'
import { say } from '../../../capabilities/imports/ui/words.ts'
import { notify } from '../../../design/notices.ts'
import { useGo } from '../../../design/use-go.ts'
import { api } from '../api.ts'
import { paths } from '../paths.ts'
import { notifyProblem } from '../problem-words.ts'
import { ask, queryClient, refresh } from '../queries.ts'

/** What one can do with a file. */
export type ImportWork = Readonly<{
  tryOut: (plan: Plan) => void
  bringIn: (plan: Plan) => void
  stop: () => void
  /** Absent where there is nothing left to give up. */
  giveUp: (() => void) | undefined
  undo: () => void
  isStarting: boolean
  isStopping: boolean
}>

/** Asks how far a file is, and what came of it. */
export const importQuery = (id: string) => ask(['imports', 'get'], api.imports.get, { id })

/** Tries, brings in and stops a file. */
export function useWork(imported: Import): ImportWork {
  const { id, state, fileName } = imported
  const go = useGo()
  const show = async (next: Import) => {
    queryClient.setQueryData(importQuery(id).queryKey, next)
    go(paths.import(id))
    await refresh('imports')
  }
  const onError = (error: unknown) => {
    notifyProblem(error)
    // Somebody else may have started or ended it meanwhile.
    void refresh('imports')
  }
  const tryOut = useMutation({
    mutationFn: (plan: Plan) => api.imports.try({ id, plan }),
    onSuccess: show,
    onError,
  })
  const bringIn = useMutation({
    mutationFn: (plan: Plan) => api.imports.bringIn({ id, plan }),
    onSuccess: show,
    onError,
  })
  const stop = useMutation({ mutationFn: () => api.imports.cancel({ id }), onSuccess: show, onError })
  const giveUp = useMutation({
    mutationFn: () => api.imports.cancel({ id }),
    onSuccess: async () => {
      go(paths.imports)
      notify({ text: say('imports.givenUp', { name: fileName }) })
      await refresh('imports')
    },
    onError,
  })
  const undo = useMutation({ mutationFn: () => api.imports.undo({ id }), onSuccess: show, onError })
  return {
    undo: undo.mutate,
    tryOut: tryOut.mutate,
    bringIn: bringIn.mutate,
    stop: stop.mutate,
    giveUp: state === 'received' || state === 'tried' ? giveUp.mutate : undefined,
    isStarting: tryOut.isPending || bringIn.isPending || undo.isPending,
    isStopping: stop.isPending || giveUp.isPending,
  }
}
