import { z } from 'zod'
import { instantSchema, versionSchema } from '../../kernel/contract.ts'
import { idOf, type Id } from '../../kernel/id.ts'
import { withoutTurns } from '../../kernel/text.ts'

export const fieldTypes = [
  'text',
  'long-text',
  'number',
  'date',
  'choice',
  'choices',
  'yes-no',
  'money',
  'link',
  'party',
] as const
export type FieldType = (typeof fieldTypes)[number]
export type FieldId = Id<'field'>

const label = z.string().overwrite(withoutTurns).trim().min(1, 'write a name').max(100)

/** One of the answers that a choice offers. A retired one stays where it was chosen and is offered no longer. */
export const optionSchema = z.object({
  id: idOf('option').meta({ description: 'Id of an option (UUID).' }),
  label,
  retired: z.boolean().default(false),
})
export type FieldOption = z.output<typeof optionSchema>

/** The options as one writes them: without an id where one is new. */
export const optionInputSchema = z.object({
  id: idOf('option').optional(),
  label,
  retired: z.boolean().default(false),
})
export type OptionInput = z.output<typeof optionInputSchema>

export const fieldInputSchema = z.object({
  label,
  type: z.enum(fieldTypes),
  options: z.array(optionInputSchema).max(200).default([]),
})
export type FieldInput = z.output<typeof fieldInputSchema>

/** A field of the firm's own. */
export const customFieldSchema = z.object({
  id: idOf('field'),
  label: z.string(),
  type: z.enum(fieldTypes),
  options: z.array(optionSchema),
  position: z.number().int(),
  retiredAt: instantSchema.nullable(),
  version: versionSchema,
})
export type CustomField = z.output<typeof customFieldSchema>

/**
 * What can be known: text, a link and a day as text; a number; money in minor units of the firm's currency; yes or no;
 * a choice by its option's id, many of them as a list; a party by its id. Null where nothing is known.
 */
export const fieldValueSchema = z
  .union([z.string().max(10_000), z.number(), z.boolean(), z.array(z.string().max(100)).max(200), z.null()])
  .meta({ description: 'What is known; null where nothing is.' })
export type FieldValue = z.output<typeof fieldValueSchema>

export const fieldValuesSchema = z
  .record(z.string().max(36), fieldValueSchema)
  .meta({ description: 'What is known, by the id of the field.' })
export type FieldValues = z.output<typeof fieldValuesSchema>

/** What is known of one party beside its record. */
export const partyFieldsSchema = z.object({
  values: fieldValuesSchema,
  names: z
    .record(z.string(), z.string())
    .meta({ description: 'Names of the parties that are among the values, by id.' }),
  version: z.number().int().min(0).meta({ description: '0 while nothing was ever written.' }),
})
export type PartyFields = z.output<typeof partyFieldsSchema>
