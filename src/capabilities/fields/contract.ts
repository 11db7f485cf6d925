import { z } from 'zod'
import { endpoint, versionSchema } from '../../kernel/contract.ts'
import { idOf } from '../../kernel/id.ts'
import {
  customFieldSchema,
  fieldInputSchema,
  fieldValuesSchema,
  optionInputSchema,
  partyFieldsSchema,
} from './model.ts'

const tags = ['fields']
const fieldId = z.object({ id: idOf('field') })

export const fieldsContract = {
  list: endpoint('people:read', {
    method: 'GET',
    path: '/fields',
    summary: 'The firm’s own fields, in their order, retired ones too',
    tags,
  }).output(z.object({ items: z.array(customFieldSchema) })),
  add: endpoint('firm:write', { method: 'POST', path: '/fields', summary: 'Add a field', tags })
    .input(fieldInputSchema)
    .output(customFieldSchema),
  change: endpoint('firm:write', {
    method: 'PATCH',
    path: '/fields/{id}',
    summary: 'Rename a field, or change what it offers',
    tags,
  })
    .input(
      z.object({
        id: idOf('field'),
        version: versionSchema,
        label: fieldInputSchema.shape.label.optional(),
        options: z.array(optionInputSchema).max(200).optional(),
      }),
    )
    .output(customFieldSchema),
  order: endpoint('firm:write', {
    method: 'PUT',
    path: '/fields/order',
    summary: 'Put the fields in this order; those left out come after',
    tags,
  })
    .input(z.object({ ids: z.array(idOf('field')).min(1).max(500) }))
    .output(z.object({ items: z.array(customFieldSchema) })),
  use: endpoint('people:read', {
    method: 'GET',
    path: '/fields/{id}/use',
    summary: 'How many parties have something in a field',
    tags,
  })
    .input(fieldId)
    .output(z.object({ parties: z.number().int() })),
  retire: endpoint('firm:write', {
    method: 'POST',
    path: '/fields/{id}/retire',
    summary: 'Ask for a field no longer; what is known stays',
    tags,
  })
    .input(fieldId)
    .output(customFieldSchema),
  bringBack: endpoint('firm:write', {
    method: 'POST',
    path: '/fields/{id}/restore',
    summary: 'Bring a retired field back, with all that is known',
    tags,
  })
    .input(fieldId)
    .output(customFieldSchema),
  of: endpoint('people:read', {
    method: 'GET',
    path: '/parties/{id}/fields',
    summary: 'What is known of a party in the firm’s own fields',
    tags,
  })
    .input(z.object({ id: idOf('party') }))
    .output(partyFieldsSchema),
  set: endpoint('people:write', {
    method: 'PATCH',
    path: '/parties/{id}/fields',
    summary: 'Write some of them; what is left out stays',
    tags,
  })
    .input(
      z.object({
        id: idOf('party'),
        values: fieldValuesSchema,
        version: z.coerce
          .number()
          .int()
          .min(0)
          .optional()
          .meta({ description: 'The version one has seen; where it is left out, the last one wins.' }),
      }),
    )
    .output(partyFieldsSchema),
}
