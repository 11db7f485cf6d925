import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Party } from '../../../../capabilities/people/model.ts'
import type { Side } from '../../../../capabilities/trade/model.ts'
import { TradeForm } from '../../../../capabilities/trade/ui/TradeForm.tsx'
import { emptyTrade, gapsOf, inputOf } from '../../../../capabilities/trade/ui/trade-draft.ts'
import { say } from '../../../../capabilities/trade/ui/words.ts'
import { formatMoney } from '../../../../design/format.ts'
import { notify } from '../../../../design/notices.ts'
import { useDraft } from '../../../../design/use-draft.ts'
import { useGo } from '../../../../design/use-go.ts'
import { api } from '../../api.ts'
import { withoutBooks, withRecord } from '../../paths.ts'
import { useMe } from '../../use-me.ts'
import { BooksDialog } from './BooksDialog.tsx'
import { refreshBooks, takeBackTrade } from './take-back-trade.ts'

/** The form for a sale, a purchase or a return, over the page of the one it was with. */
export function RecordTrade({ party, side }: { readonly party: Party; readonly side: Side }) {
  const go = useGo()
  const { today, firm, capabilities } = useMe()
  const { currency } = firm
  const draft = useDraft(`trade.${party.id}`, emptyTrade(today))
  const [isTried, setIsTried] = useState(false)
  const gaps = gapsOf(draft.value, { today, currency })
  const name = party.displayName

  const record = useMutation({
    mutationFn: () => api.trade.record(inputOf(draft.value, { partyId: party.id, side, currency })),
    onSuccess: (trade) => {
      draft.forget()
      go(withoutBooks())
      void refreshBooks()
      const said = { name, money: formatMoney(moneyOf(trade)) }
      notify({
        text: side === 'sale' ? say('trade.savedSale', said) : say('trade.savedPurchase', said),
        undo: () => takeBackTrade(trade.id),
      })
    },
  })
  const tryRecord = () => {
    setIsTried(true)
    if (Object.keys(gaps).length === 0 && !record.isPending) record.mutate()
  }

  return (
    <BooksDialog
      title={side === 'sale' ? say('trade.saleTo', { name }) : say('trade.purchaseFrom', { name })}
      onClose={() => go(withoutBooks())}
      onSave={tryRecord}
      isSaving={record.isPending}
      error={record.error}
      disabledBecause={capabilities.includes('books:write') ? undefined : say('trade.notYours')}
    >
      <TradeForm
        side={side}
        onSide={(other) => go(withRecord(other))}
        draft={draft.value}
        onChange={draft.change}
        gaps={isTried ? gaps : {}}
        today={today}
        currency={currency}
        findProducts={findProducts}
      />
    </BooksDialog>
  )
}

async function findProducts(q: string, signal: AbortSignal) {
  const { items } = await api.trade.products({ q, limit: 8 }, { signal })
  return items
}

function moneyOf({ totalMinor, currency }: { readonly totalMinor: number; readonly currency: string }) {
  return { amountMinor: totalMinor, currency }
}
