import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Problem } from '../../../design/Problem.tsx'
import { Skeleton } from '../../../design/Skeleton.tsx'
import { api } from '../api.ts'
import { EditParty } from '../people/EditParty.tsx'
import { wordsOfProblem } from '../problem-words.ts'
import { ask } from '../queries.ts'

/** What is on record about somebody, to be changed. */
export function EditPartyPage() {
  const { id = '' } = useParams({ strict: false })
  const party = useQuery(ask(['people', 'get'], api.people.get, { id }))
  if (party.data) return <EditParty key={id} party={party.data} />
  if (party.isError) {
    return <Problem text={wordsOfProblem(party.error)} onRetry={() => void party.refetch()} />
  }
  return <Skeleton lines={8} />
}
