import type { Named } from '../../../capabilities/fields/ui/FieldInput.tsx'
import { api } from '../api.ts'

/** Finds people and organisations by what is typed. */
export async function findParty(q: string, signal: AbortSignal): Promise<readonly Named[]> {
  const { items } = await api.people.find({ q, limit: 8 }, { signal })
  return items
}
