import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { problemOf } from '../../../design/client.ts'
import { Problem } from '../../../design/Problem.tsx'
import { Skeleton } from '../../../design/Skeleton.tsx'
import type { Capability } from '../../../kernel/actor.ts'
import { api } from '../api.ts'
import { MissingPage } from '../MissingPage.tsx'
import { paths } from '../paths.ts'
import { wordsOfProblem } from '../problem-words.ts'
import { ask } from '../queries.ts'
import { useMe } from '../use-me.ts'
import { ChanceCard } from './party/ChanceCard.tsx'
import { KnownCard } from './party/KnownCard.tsx'
import { MetersCard } from './party/MetersCard.tsx'
import { OwnFieldsCard } from './party/OwnFieldsCard.tsx'
import { PartyHeader } from './party/PartyHeader.tsx'
import { Together } from './party/Together.tsx'
import './party/party.css'

const Books = lazy(async () => ({ default: (await import('./party/Books.tsx')).Books }))

/** One person or organisation: how it goes between us, what happened, what we know. */
export function PartyPage() {
  const { id = '' } = useParams({ strict: false })
  const { capabilities } = useMe()
  const { record, trade } = useSearch({ strict: false })
  const { data: party, isPending, error, refetch } = useQuery(ask(['people', 'get'], api.people.get, { id }))
  const mayKnow = (what: Capability) => capabilities.includes(what)
  const relationship = useQuery({
    ...ask(['vitality', 'of'], api.vitality.of, { id }),
    enabled: mayKnow('vitality:read'),
  })
  const vitality = relationship.data?.vitality ?? null
  if (isPending) return <Skeleton lines={8} />
  if (error) {
    const { code, details } = problemOf(error)
    if (code === 'gone' && typeof details['keptId'] === 'string') {
      return <Navigate to={paths.party(details['keptId'])} replace />
    }
    if (['not-found', 'invalid'].includes(code)) return <MissingPage />
    return <Problem text={wordsOfProblem(error)} onRetry={() => void refetch()} />
  }
  return (
    <>
      <PartyHeader party={party} state={vitality?.state ?? null} firstOrderOn={vitality?.firstOn ?? null} />
      <div className="columns">
        <div className="column">
          {mayKnow('vitality:read') && <ChanceCard party={party} />}
          {mayKnow('talks:read') && <Together partyId={party.id} name={party.displayName} />}
        </div>
        <div className="column">
          {mayKnow('talks:read') && <MetersCard party={party} vitality={vitality} />}
          <KnownCard party={party} />
          <OwnFieldsCard partyId={party.id} />
        </div>
      </div>
      <Suspense>{(record || trade) && <Books key={party.id} party={party} />}</Suspense>
    </>
  )
}
