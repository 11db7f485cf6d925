import { useQuery } from '@tanstack/react-query'
import { FileInput } from 'lucide-react'
import { useState } from 'react'
import { plainSource, products } from '../../../../capabilities/imports/rules/products.ts'
import type { Party } from '../../../../capabilities/people/model.ts'
import type { Origin } from '../../../../capabilities/people/model/origin.ts'
import { say } from '../../../../capabilities/people/ui/origin-words.ts'
import { typedOf, type PartyField } from '../../../../capabilities/people/ui/typed-party.ts'
import { fieldName } from '../../../../capabilities/people/ui/typed-text.ts'
import { Button } from '../../../../design/Button.tsx'
import { formatInstant, formatList } from '../../../../design/format.ts'
import { ListRow } from '../../../../design/ListRow.tsx'
import { Problem } from '../../../../design/Problem.tsx'
import { Skeleton } from '../../../../design/Skeleton.tsx'
import { api } from '../../api.ts'
import { wordsOfProblem } from '../../problem-words.ts'
import { ask } from '../../queries.ts'
import { useMe } from '../../use-me.ts'

/** Where what is on record came from, for whoever wants to know. */
export function OriginsRow({ party }: { readonly party: Party }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      {isOpen && (
        <ListRow icon={FileInput} over={say('origin.title')} title={<OriginLines party={party} />} />
      )}
      <div className="p-2">
        <Button look="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? say('origin.hide') : say('origin.show')}
        </Button>
      </div>
    </>
  )
}

function OriginLines({ party }: { readonly party: Party }) {
  const { firm } = useMe()
  const { data, error, refetch } = useQuery(ask(['people', 'origins'], api.people.origins, { id: party.id }))
  if (error) return <Problem text={wordsOfProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={2} />
  const fieldsByOrigin = new Map<string, string[]>()
  for (const field of filledFields(party)) {
    const origin = originWords(data.changed.find((one) => one.field === field) ?? data.added, firm.timeZone)
    fieldsByOrigin.set(origin, [
      ...(fieldsByOrigin.get(origin) ?? []),
      fieldName(field, field === 'displayName' ? 'organisation' : party.kind),
    ])
  }
  return (
    <div className="grid gap-1" dir="auto">
      {[...fieldsByOrigin].map(([origin, fields]) => (
        <span key={origin}>{say('origin.line', { fields: formatList(fields), origin })}</span>
      ))}
    </div>
  )
}

/** The fields in which something stands. */
function filledFields(party: Party): PartyField[] {
  const isFilled = (value: unknown) =>
    Array.isArray(value) ? value.length > 0 : value !== null && value !== false && value !== ''
  const fields = Object.keys(typedOf(party)) as PartyField[]
  return fields.filter((field) => field !== 'kind' && isFilled(party[field]))
}

function originWords({ source, at, by }: Origin, timeZone: string): string {
  const day = formatInstant(at, timeZone)
  if (source === null) return by ? say('origin.changedBy', { who: by, day }) : say('origin.changed', { day })
  if (source === 'typed') return by ? say('origin.typedBy', { who: by, day }) : say('origin.typed', { day })
  if (source === 'sample') return say('origin.file', { file: say('origin.sample'), day })
  const file =
    source === plainSource
      ? say('origin.aFile')
      : (products.find((product) => product.source === source)?.name ?? source)
  return by ? say('origin.fileBy', { file, who: by, day }) : say('origin.file', { file, day })
}
