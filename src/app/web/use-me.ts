import { useQuery } from '@tanstack/react-query'
import { api } from './api.ts'
import { ask } from './queries.ts'

/** Asks who is signed in, in which firm, on which day. */
export const meQuery = ask(['accounts', 'me'], api.accounts.me, undefined)

/** Who is signed in; pages inside the shell are only drawn once this is known. */
export function useMe() {
  const { data } = useQuery(meQuery)
  if (!data) throw new Error('A page was drawn before anybody signed in.')
  return data
}
