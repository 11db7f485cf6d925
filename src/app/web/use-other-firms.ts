import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from './api.ts'
import { goOver } from './arriving.ts'
import { notifyProblem } from './problem-words.ts'
import { ask } from './queries.ts'

/** The other firms where one works too, each with the way over. */
export function useOtherFirms(): { id: string; name: string; enter: () => void }[] {
  const { data } = useQuery(ask(['accounts', 'firms'], api.accounts.firms, undefined))
  const enter = useMutation({
    mutationFn: (id: string) => api.accounts.enterFirm({ id }),
    onSuccess: goOver,
    onError: notifyProblem,
  })
  const others = data?.items.filter(({ current }) => !current) ?? []
  return others.map(({ id, name }) => ({ id, name, enter: () => enter.mutate(id) }))
}
