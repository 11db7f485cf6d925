import { showFirm, shownFirm } from '../../design/firm.ts'
import { api } from './api.ts'
import { paths } from './paths.ts'
import { queryClient } from './queries.ts'
import { meQuery } from './use-me.ts'

type Me = Awaited<ReturnType<typeof api.accounts.me>>

/** Somebody came in. The window stays in the firm it shows, if they work there; else all of it is left behind. */
export async function arrive(me: Me): Promise<void> {
  const before = shownFirm()
  const here = before === null || before === me.firm.id ? me : await api.accounts.me().catch(() => null)
  if (here === null) return goOver(me)
  showFirm(here.firm.id)
  queryClient.setQueryData(meQuery.queryKey, here)
}

/** Goes over to another firm with a full load, which leaves nothing of this one in the window's memory. */
export function goOver({ firm }: Pick<Me, 'firm'>): void {
  showFirm(firm.id)
  window.location.assign(paths.today)
}
