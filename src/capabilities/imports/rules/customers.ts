// A customer as a list of sales knows one, made into a party: often no more than a number.
import type { PartyDraft, PartyRole } from '../../people/model.ts'
import type { Plan } from '../model.ts'
import { addressInCountry } from './addresses.ts'
import { partyNumber } from './party-number.ts'
import { nobodyYet } from './read-contact.ts'
import type { Customer } from './read-trade.ts'

/** The party that a customer in a file is. */
export function partyOf({ id, name, email, country }: Customer, plan: Plan, source: string): PartyDraft {
  const role = roleOf(plan)
  return {
    ...nobodyYet,
    kind: 'person',
    displayName: name ?? email ?? `${plan.side === 'sale' ? 'Customer' : 'Supplier'} ${id}`,
    emails: email === null ? [] : [{ address: email, label: null }],
    addresses: addressInCountry(country),
    roles: role === null ? [] : [{ role, since: null, until: null, stewardId: null }],
    source,
    externalId: partyNumber(id, plan.side),
  }
}

function roleOf({ side, role }: Plan): PartyRole | null {
  return side === 'purchase' && role === 'customer' ? 'supplier' : role
}
