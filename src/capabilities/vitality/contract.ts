import { z } from 'zod'
import { cursorSchema, endpoint, limitSchema } from '../../kernel/contract.ts'
import { daySchema } from '../../kernel/day.ts'
import { idOf } from '../../kernel/id.ts'
import { amountMinorSchema } from '../../kernel/money.ts'
import { partyRoles } from '../people/model.ts'
import { fitSchema, relationshipSchema, relationshipSorts, states, vitalitySchema } from './model.ts'

const tags = ['vitality']

export const vitalityContract = {
  relationships: endpoint('people:read', {
    method: 'GET',
    path: '/relationships',
    summary: 'Everyone with how alive the relationship is: the People table',
    tags,
  })
    .input(
      z.object({
        q: z.string().trim().max(200).default(''),
        role: z.enum(partyRoles).optional(),
        side: z.enum(['customers', 'supply']).optional(),
        state: z.enum(states).optional(),
        stewardId: idOf('member').optional(),
        silentTalkDays: z.coerce
          .number()
          .int()
          .min(1)
          .optional()
          .meta({ description: 'Not talked to for so many days.' }),
        worthOverMinor: z.coerce.number().int().optional(),
        archived: z.stringbool().default(false),
        sort: z.enum(relationshipSorts).default('name'),
        order: z.enum(['up', 'down']).default('up'),
        cursor: cursorSchema,
        from: z.coerce
          .number()
          .int()
          .min(0)
          .optional()
          .meta({ description: 'Start at this position instead of a cursor.' }),
        limit: limitSchema,
      }),
    )
    .output(
      z.object({
        items: z.array(relationshipSchema),
        next: z.string().nullable(),
        total: z.number().int(),
        worthYearMinor: amountMinorSchema,
        currency: z.string(),
      }),
    ),
  of: endpoint('vitality:read', {
    method: 'GET',
    path: '/parties/{id}/vitality',
    summary: 'How alive one relationship is',
    tags,
  })
    .input(z.object({ id: idOf('party') }))
    .output(
      z.object({
        vitality: vitalitySchema.nullable().meta({ description: 'Null where there are no sales to go by.' }),
        months: z
          .array(z.object({ month: daySchema, orders: z.number().int(), amountMinor: amountMinorSchema }))
          .meta({ description: 'The last 36 months.' }),
      }),
    ),
  summary: endpoint('vitality:read', {
    method: 'GET',
    path: '/vitality/summary',
    summary: 'How many grow and die',
    tags,
  }).output(
    z.object({
      asOf: daySchema.nullable(),
      relationships: z.number().int(),
      counts: z.record(z.enum(states), z.number().int()),
      growingSinceMonth: z.number().int().meta({ description: 'Growing now less growing a month ago.' }),
      fit: fitSchema.nullable(),
      refitting: z.boolean(),
    }),
  ),
  refit: endpoint('vitality:write', {
    method: 'POST',
    path: '/vitality/refit',
    summary: 'Work it out anew',
    tags,
  }).output(z.object({ queued: z.literal(true) })),
}
