// What the preview shows of a row: what it was read as, field by field, in plain text.
import type { PartyDraft } from '../../people/model.ts'
import type { Field } from '../model.ts'
import type { TradeLine } from './read-trade.ts'

type Shown = Record<string, string>

/** A contact as it was read; what is empty is left out. */
export function shownContact(draft: PartyDraft): Shown {
  const [address] = draft.addresses
  const dayOf = (kind: string) => {
    const on = draft.occasions.find((one) => one.kind === kind)
    return on && [on.year, on.month, on.day].filter(Boolean).join('-')
  }
  return filled({
    'display-name': draft.displayName,
    'given-name': draft.givenName,
    'family-name': draft.familyName,
    'goes-by': draft.goesBy,
    organisation: draft.organisationName,
    email: draft.emails.map((one) => one.address).join(', '),
    phone: draft.phones.map((one) => one.asGiven).join(', '),
    street: address?.lines,
    town: address?.town,
    region: address?.region,
    postcode: address?.postcode,
    country: address?.country,
    birthday: dayOf('birthday'),
    anniversary: dayOf('anniversary'),
    note: draft.notes.map(({ text }) => text).join('\n'),
    tags: draft.tags.join(', '),
    role: draft.roles.map(({ role }) => role).join(', '),
    'external-id': draft.externalId,
    language: draft.language,
  })
}

/** A line of a sale as it was read. */
export function shownLine({ customer, line }: TradeLine): Shown {
  return filled({
    'customer-id': customer?.id,
    'customer-name': customer?.name,
    'customer-email': customer?.email,
    'customer-country': customer?.country,
    invoice: line.number,
    date: line.happenedOn,
    'product-code': line.productKey,
    product: line.productName,
    quantity: line.quantity,
    'unit-price': line.unitPrice,
    currency: line.currency,
    'due-date': line.dueOn,
  })
}

function filled(fields: Partial<Record<Field, string | null | undefined>>): Shown {
  return Object.fromEntries(Object.entries(fields).flatMap(([field, text]) => (text ? [[field, text]] : [])))
}
