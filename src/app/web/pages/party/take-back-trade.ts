import { titleOf } from '../../../../capabilities/trade/ui/trade-title.ts'
import { say } from '../../../../capabilities/trade/ui/words.ts'
import { notify } from '../../../../design/notices.ts'
import { api } from '../../api.ts'
import { notifyProblem } from '../../problem-words.ts'
import { refresh } from '../../queries.ts'

/** Asks anew for all that a sale or a payment changes. */
export function refreshBooks(): Promise<void> {
  return refresh('trade', 'outreach', 'vitality')
}

/** Takes a sale or purchase back, and offers to bring it back again. */
export async function takeBackTrade(id: string): Promise<void> {
  try {
    const trade = await api.trade.archive({ id })
    await refreshBooks()
    notify({ text: say('trade.takenBack', { what: titleOf(trade) }), undo: () => bringBackTrade(id) })
  } catch (error) {
    notifyProblem(error)
  }
}

/** Brings back what was taken back. */
export async function bringBackTrade(id: string): Promise<void> {
  try {
    await api.trade.restore({ id })
    await refreshBooks()
  } catch (error) {
    notifyProblem(error)
  }
}
