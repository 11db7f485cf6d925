import { z } from 'zod'

/** One thing that can be set from outside. */
export type Setting<Key extends string = string> = Readonly<{
  key: Key
  name: string
  default: string | undefined
  shownDefault?: string
  meaning: string
  expected: string
  schema: z.ZodType
  secret?: 'whole' | 'password'
}>

/** A whole number within bounds. */
export const whole = (least: number, most: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(most))

export const yesOrNo = z
  .enum(['yes', 'no', 'true', 'false', '1', '0'])
  .transform((word) => /^(yes|true|1)$/.test(word))

export const address = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol))
