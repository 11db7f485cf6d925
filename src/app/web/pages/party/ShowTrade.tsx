import { useQuery } from '@tanstack/react-query'
import { openMinor } from '../../../../capabilities/trade/rules/amounts.ts'
import { TradeDetails } from '../../../../capabilities/trade/ui/TradeDetails.tsx'
import { titleOf } from '../../../../capabilities/trade/ui/trade-title.ts'
import { say } from '../../../../capabilities/trade/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Dialog } from '../../../../design/Dialog.tsx'
import { formatDay } from '../../../../design/format.ts'
import { Problem } from '../../../../design/Problem.tsx'
import { useGo } from '../../../../design/use-go.ts'
import { api } from '../../api.ts'
import { withoutBooks, withRecord } from '../../paths.ts'
import { wordsOfProblem } from '../../problem-words.ts'
import { ask } from '../../queries.ts'
import { useMe } from '../../use-me.ts'
import { bringBackTrade, takeBackTrade } from './take-back-trade.ts'

/** One sale or purchase with its lines, over the page. */
export function ShowTrade({ tradeId }: { readonly tradeId: string }) {
  const go = useGo()
  const { today, capabilities } = useMe()
  const trade = useQuery(ask(['trade', 'get'], api.trade.get, { id: tradeId }))
  const close = () => go(withoutBooks())
  const disabledBecause = capabilities.includes('books:write') ? undefined : say('trade.notYours')
  if (trade.isPending) return null
  if (trade.error)
    return (
      <Dialog open onClose={close} title={say('trade.unnamed')}>
        <Problem text={wordsOfProblem(trade.error)} onRetry={() => void trade.refetch()} />
      </Dialog>
    )
  const isArchived = trade.data.archivedAt !== null
  const takeBack = () => {
    close()
    void takeBackTrade(tradeId)
  }
  return (
    <Dialog
      open
      onClose={close}
      title={<bdi>{titleOf(trade.data)}</bdi>}
      sub={formatDay(trade.data.happenedOn)}
      actions={
        isArchived ? (
          <Button disabledBecause={disabledBecause} onClick={() => void bringBackTrade(tradeId)}>
            {say('trade.bringBack')}
          </Button>
        ) : (
          <>
            <Button look="quiet" disabledBecause={disabledBecause} onClick={takeBack}>
              {say('trade.takeBack')}
            </Button>
            {openMinor(trade.data) !== 0 && (
              <Button
                look="primary"
                disabledBecause={disabledBecause}
                onClick={() => go(withRecord('payment', tradeId))}
              >
                {say('trade.recordPayment')}
              </Button>
            )}
          </>
        )
      }
    >
      {isArchived && <p className="note-bar">{say('trade.archived')}</p>}
      <TradeDetails trade={trade.data} today={today} />
    </Dialog>
  )
}
