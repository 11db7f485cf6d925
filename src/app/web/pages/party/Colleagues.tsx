import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { say } from '../../../../capabilities/people/ui/tie-words.ts'
import { Anchor } from '../../../../design/Anchor.tsx'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { ask } from '../../queries.ts'

/** Others of the same house, whom nobody tied to this one. */
export function Colleagues({ partyId }: { readonly partyId: string }) {
  const { data } = useQuery(ask(['people', 'around'], api.people.around, { id: partyId }))
  if (!data) return null
  const houses = [...new Set(data.colleagues.map(({ at }) => at))]
  return houses.map((at) => (
    <span key={at} dir="auto">
      {say('tie.alsoAt', { organisation: at })}{' '}
      {data.colleagues
        .filter((one) => one.at === at)
        .map(({ id, displayName }, place) => (
          <Fragment key={id}>
            {place > 0 && ', '}
            <Anchor className="text-link" href={paths.party(id)}>
              {displayName}
            </Anchor>
          </Fragment>
        ))}
      {data.more && at === houses.at(-1) && ` ${say('tie.andMore')}`}
    </span>
  ))
}
