import { z } from 'zod'
import { versionSchema } from '../../../kernel/contract.ts'
import { daySchema } from '../../../kernel/day-schema.ts'
import { idOf } from '../../../kernel/id.ts'

/** What one can understand of somebody: why they deal with us, and what they want, expect, need and offer. */
export const insightKinds = ['why', 'want', 'expectation', 'need', 'offering'] as const
export type InsightKind = (typeof insightKinds)[number]
export const importances = ['minor', 'normal', 'vital'] as const
export type Importance = (typeof importances)[number]
export const insightStates = ['met', 'not-met', 'not-known'] as const
export type InsightState = (typeof insightStates)[number]

const importanceSchema = z
  .enum(importances)
  .nullable()
  .meta({ description: 'How much it matters to them; of wants and expectations only.' })
const stateSchema = z
  .enum(insightStates)
  .nullable()
  .meta({ description: 'Whether we meet it; of wants and expectations only.' })

/** What a member writes down; of wants and expectations also how much they matter and whether they are met. */
export const insightInputSchema = z.object({
  kind: z.enum(insightKinds),
  text: z.string().trim().min(1, 'write something').max(2000),
  importance: importanceSchema.default(null),
  state: stateSchema.default(null),
})
export type InsightInput = z.output<typeof insightInputSchema>

/** Something we understand of a party, in their words where we have them. */
export const insightSchema = z.object({
  id: idOf('insight'),
  ...insightInputSchema.shape,
  importance: importanceSchema,
  state: stateSchema,
  learnedOn: daySchema,
  learnedBy: z.string().nullable().meta({ description: 'Name of the member who learned it.' }),
  version: versionSchema,
})
export type Insight = z.output<typeof insightSchema>
