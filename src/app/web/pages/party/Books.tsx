import { useSearch } from '@tanstack/react-router'
import type { Party } from '../../../../capabilities/people/model.ts'
import { RecordPayment } from './RecordPayment.tsx'
import { RecordTrade } from './RecordTrade.tsx'
import { ShowTrade } from './ShowTrade.tsx'
import './books.css'

/** What of the books is open over somebody's page, as the address says. */
export function Books({ party }: { readonly party: Party }) {
  const { record, trade } = useSearch({ strict: false })
  if (record === 'sale' || record === 'purchase') return <RecordTrade party={party} side={record} />
  if (record === 'payment') return <RecordPayment key={trade} party={party} tradeId={trade} />
  return trade ? <ShowTrade key={trade} tradeId={trade} /> : null
}
