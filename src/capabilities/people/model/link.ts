import { z } from 'zod'
import { versionSchema } from '../../../kernel/contract.ts'
import { daySchema } from '../../../kernel/day-schema.ts'
import { idOf } from '../../../kernel/id.ts'

/** What ties two parties together; each reads from the one to the other. */
export const linkKinds = [
  'works-at',
  'family',
  'refers',
  'supplies',
  'produces-for',
  'owns',
  'friend',
] as const
/** The same, and `own`: one of those the firm has made for itself. */
export const tieKinds = [...linkKinds, 'own'] as const

const nameSchema = z.string().trim().min(1, 'write a name').max(80)

/** A kind of tie that a firm made for itself: "mentors", seen from the other side "mentored by". */
export const linkKindInputSchema = z.object({ name: nameSchema, reverseName: nameSchema })
export type LinkKindInput = z.output<typeof linkKindInputSchema>
export const linkKindSchema = linkKindInputSchema.extend({
  id: idOf('link-kind'),
  retired: z.boolean().meta({ description: 'No longer offered; ties of this kind stay.' }),
  version: versionSchema,
})
export type LinkKind = z.output<typeof linkKindSchema>

const textOf = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .transform((text) => text || null)

/** What may be said of a tie, beside whom it ties. */
export const tieDetailsSchema = z.object({
  role: textOf(300).default(null).meta({ description: 'As what: “head baker”, “aunt”.' }),
  since: daySchema.nullable().default(null),
  until: daySchema.nullable().default(null),
  note: textOf(300).default(null),
})
export type TieDetails = z.output<typeof tieDetailsSchema>

export const linkSchema = z.object({
  id: idOf('link'),
  kind: z.enum(tieKinds),
  ownKind: linkKindSchema.pick({ id: true, name: true, reverseName: true }).nullable(),
  direction: z
    .enum(['from', 'to'])
    .meta({ description: 'Whether this party is where the tie starts or ends.' }),
  partyId: idOf('party'),
  displayName: z.string(),
  role: z.string().nullable(),
  since: daySchema.nullable(),
  until: daySchema.nullable(),
  note: z.string().nullable(),
  version: versionSchema,
})
export type Link = z.output<typeof linkSchema>

/** Who else is where somebody is: others of the same house whom nothing ties to them directly. */
export const aroundSchema = z.object({
  colleagues: z.array(
    z.object({
      id: idOf('party'),
      displayName: z.string(),
      at: z.string().meta({ description: 'Name of the organisation they share.' }),
      role: z.string().nullable(),
    }),
  ),
  more: z.boolean().meta({ description: 'Whether there are others still.' }),
})
export type Around = z.output<typeof aroundSchema>
