import { z } from 'zod'
import { instantSchema, versionSchema } from '../../kernel/contract.ts'
import { daySchema } from '../../kernel/day-schema.ts'
import { idOf } from '../../kernel/id.ts'
import { partyKinds } from '../people/model.ts'

const count = z.number().int()

export const heldSchema = z.object({
  table: z.string().meta({ description: 'Where it is kept.' }),
  rows: count,
})

/** What is held about somebody, and who saw it: what one needs to know before handing out or erasing. */
export const holdingsSchema = z.object({
  id: idOf('party'),
  kind: z.enum(partyKinds),
  displayName: z.string(),
  version: versionSchema,
  held: z.array(heldSchema),
  looks: z
    .array(z.object({ member: z.string(), onDay: daySchema, firstAt: instantSchema }))
    .meta({ description: 'Who looked at the profile, newest first: the last 100 times.' }),
  mentions: z
    .array(
      z.object({
        partyId: idOf('party'),
        displayName: z.string(),
        table: z.string(),
        excerpt: z.string(),
      }),
    )
    .meta({ description: 'Words about others in which this name, e-mail or phone stands; the first 50.' }),
})
export type Holdings = z.output<typeof holdingsSchema>

/** The proof that somebody was erased. It names nobody but who did it. */
export const erasureSchema = z.object({
  id: idOf('erasure'),
  formerId: z.string().meta({ description: 'The id that leads nowhere now.' }),
  kind: z.enum(partyKinds),
  erasedAt: instantSchema,
  erasedBy: z.string(),
  held: z.array(heldSchema).meta({ description: 'What was there before, by where it was kept.' }),
  tradesKept: count.meta({ description: 'Sales and purchases that stay as figures, of somebody unknown.' }),
  paymentsKept: count,
  filesGoneAt: instantSchema
    .nullable()
    .meta({ description: 'When uploaded files were removed too; null until then.' }),
  letBackAt: instantSchema
    .nullable()
    .meta({ description: 'When it was allowed again to bring them in; null while it is not.' }),
})
export type Erasure = z.output<typeof erasureSchema>

/** Everything held about somebody, row by row. */
export type HeldAbout = Readonly<{
  madeAt: string
  firm: string
  about: Readonly<{ id: string; displayName: string }>
  tables: readonly Readonly<{ table: string; rows: readonly Readonly<Record<string, unknown>>[] }>[]
  /** Names of the members and parties whose ids stand in the rows. */
  names: Readonly<Record<string, string>>
}>
