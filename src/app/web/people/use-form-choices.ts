import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../api.ts'
import { ask } from '../queries.ts'
import { useMe } from '../use-me.ts'
import { formChoices } from './party-choices.ts'

/** What the form about a person offers to choose from; who may not see the members can choose themselves. */
export function useFormChoices() {
  const { member, firm, capabilities } = useMe()
  const members = useQuery({
    ...ask(['accounts', 'members'], api.accounts.members, undefined),
    enabled: capabilities.includes('members:read'),
  })
  const stewards = members.data?.items
  return useMemo(() => formChoices(stewards ?? [member], firm.currency), [stewards, member, firm.currency])
}
