import type { Fact } from '../../kernel/fact.ts'

/** Everything of the firm was asked for, to keep it elsewhere. */
export const takeoutAsked = (): Fact<'TakeoutAsked'> => ({ kind: 'TakeoutAsked' })

/** A takeout was brought into this firm, which was empty. */
export const takeoutBroughtIn = (details: { rows: number; files: number }): Fact<'TakeoutBroughtIn'> => ({
  kind: 'TakeoutBroughtIn',
  details,
})
