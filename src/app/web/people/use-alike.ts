import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { PartyGlimpse } from '../../../capabilities/people/model.ts'
import type { TypedParty } from '../../../capabilities/people/ui/typed-party.ts'
import { api } from '../api.ts'
import { ask } from '../queries.ts'

const pauseMs = 250
const shortest = 4

/** Who is on record by the name or the e-mail that is being typed. */
export function useAlike(typed: TypedParty, ownId: string | null): readonly PartyGlimpse[] {
  const name = useRested(typed.displayName.trim())
  const email = useRested(typed.emails.map(({ address }) => address.trim()).find((one) => one !== '') ?? '')
  const byName = useQuery(findBy(name, name.length >= shortest))
  const byEmail = useQuery(findBy(email, /^\S+@\S+\.\S+$/.test(email)))
  const found = [...(byEmail.data?.items ?? []), ...(byName.data?.items ?? [])]
  const others = found.filter(({ id }) => id !== ownId)
  return others.filter(({ id }, at) => others.findIndex((other) => other.id === id) === at).slice(0, 3)
}

const findBy = (q: string, enabled: boolean) => ({
  ...ask(['people', 'find'], api.people.find, { q, limit: 4 }),
  enabled,
  ...(enabled ? { placeholderData: keepPreviousData } : {}),
})

function useRested(text: string): string {
  const [rested, setRested] = useState(text)
  // A timer lives outside React.
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}
