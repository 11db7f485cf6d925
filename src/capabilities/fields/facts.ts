import type { Fact } from '../../kernel/fact.ts'
import type { PartyId } from '../../kernel/id.ts'
import type { FieldType } from './model.ts'

/** Facts of the firm's own fields. Their ids are named, never what is in them. */
export const fieldAdded = (fieldId: string, type: FieldType): Fact<'FieldAdded'> => ({
  kind: 'FieldAdded',
  subjectId: fieldId,
  details: { type },
})

export const fieldChanged = (fieldId: string): Fact<'FieldChanged'> => ({
  kind: 'FieldChanged',
  subjectId: fieldId,
})

export const fieldRetired = (fieldId: string): Fact<'FieldRetired'> => ({
  kind: 'FieldRetired',
  subjectId: fieldId,
})

export const fieldBroughtBack = (fieldId: string): Fact<'FieldBroughtBack'> => ({
  kind: 'FieldBroughtBack',
  subjectId: fieldId,
})

export const partyFieldsChanged = (
  partyId: PartyId,
  fields: readonly string[],
): Fact<'PartyFieldsChanged'> => ({
  kind: 'PartyFieldsChanged',
  subjectId: partyId,
  partyId,
  details: { fields },
})
