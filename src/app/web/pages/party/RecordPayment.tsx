import { useMutation, useQuery } from '@tanstack/react-query'
import { Banknote } from 'lucide-react'
import { useState } from 'react'
import type { Party } from '../../../../capabilities/people/model.ts'
import { PaymentForm } from '../../../../capabilities/trade/ui/PaymentForm.tsx'
import {
  amountOf,
  billOf,
  emptyPayment,
  gapsOf,
  type OpenBill,
  openOnes,
} from '../../../../capabilities/trade/ui/payment-draft.ts'
import { say } from '../../../../capabilities/trade/ui/words.ts'
import { Button } from '../../../../design/Button.tsx'
import { Dialog } from '../../../../design/Dialog.tsx'
import { Empty } from '../../../../design/Empty.tsx'
import { formatMoney } from '../../../../design/format.ts'
import { notify } from '../../../../design/notices.ts'
import { Problem } from '../../../../design/Problem.tsx'
import { useDraft } from '../../../../design/use-draft.ts'
import { useGo } from '../../../../design/use-go.ts'
import { api } from '../../api.ts'
import { withoutBooks, withRecord } from '../../paths.ts'
import { wordsOfProblem } from '../../problem-words.ts'
import { useMe } from '../../use-me.ts'
import { BooksDialog } from './BooksDialog.tsx'
import { refreshBooks } from './take-back-trade.ts'

type Props = { readonly party: Party; readonly tradeId: string | undefined }

/** The form for a payment, over the page of the one it was with; for a known bill, of that one. */
export function RecordPayment({ party, tradeId }: Props) {
  const go = useGo()
  const bills = useQuery({
    queryKey: ['trade', 'openBills', { partyId: party.id, tradeId }],
    queryFn: ({ signal }) => openBillsOf(party.id, tradeId, signal),
    staleTime: 0,
  })
  if (bills.isPending) return null
  const name = party.displayName
  if (bills.data && bills.data.length > 0)
    return <OpenRecordPayment party={party} bills={bills.data} tradeId={tradeId} />
  return (
    <Dialog open onClose={() => go(withoutBooks())} title={say('payment.title', { name })}>
      {bills.error ? (
        <Problem text={wordsOfProblem(bills.error)} onRetry={() => void bills.refetch()} />
      ) : (
        <Empty
          icon={Banknote}
          text={say('payment.nothingOpen', { name })}
          action={<Button href={withRecord('sale')}>{say('trade.recordSale')}</Button>}
        />
      )}
    </Dialog>
  )
}

function OpenRecordPayment({ party, bills, tradeId }: Props & { readonly bills: readonly OpenBill[] }) {
  const go = useGo()
  const { today, capabilities } = useMe()
  const draft = useDraft(`payment.${tradeId ?? party.id}`, emptyPayment(today, tradeId))
  const [isTried, setIsTried] = useState(false)
  const bill = billOf(draft.value, bills)
  const amountMinor = bill ? amountOf(draft.value, bill) : null
  const gaps = bill ? gapsOf(draft.value, bill, today) : []

  const pay = useMutation({
    mutationFn: (paid: { tradeId: string; amountMinor: number; currency: string }) =>
      api.trade.pay({ ...paid, paidOn: draft.value.paidOn }),
    onSuccess: (_, paid) => {
      draft.forget()
      go(withoutBooks())
      void refreshBooks()
      notify({ text: say('payment.saved', { money: formatMoney(paid) }) })
    },
  })
  const tryPay = () => {
    setIsTried(true)
    if (!bill || amountMinor === null || gaps.length > 0 || pay.isPending) return
    pay.mutate({ tradeId: bill.id, amountMinor, currency: bill.currency })
  }
  return (
    <BooksDialog
      size="normal"
      title={say('payment.title', { name: party.displayName })}
      onClose={() => go(withoutBooks())}
      onSave={tryPay}
      isSaving={pay.isPending}
      error={pay.error}
      disabledBecause={capabilities.includes('books:write') ? undefined : say('trade.notYours')}
    >
      <PaymentForm
        bills={bills}
        draft={draft.value}
        onChange={draft.change}
        gaps={isTried ? gaps : []}
        today={today}
      />
    </BooksDialog>
  )
}

const pagesRead = 5

// The API lists trades without asking what is open; a thousand of them reach back far enough for bills that wait.
async function openBillsOf(
  partyId: string,
  tradeId: string | undefined,
  signal: AbortSignal,
): Promise<OpenBill[]> {
  if (tradeId) return openOnes([await api.trade.get({ id: tradeId }, { signal })])
  const found: OpenBill[] = []
  let cursor: string | null = ''
  for (let page = 0; page < pagesRead && cursor !== null; page++) {
    const asked = { partyId, limit: 200, ...(cursor ? { cursor } : {}) }
    const { items, next }: Awaited<ReturnType<typeof api.trade.list>> = await api.trade.list(asked, {
      signal,
    })
    found.push(...items)
    cursor = next
  }
  return openOnes(found)
}
