import { guessPlace } from './places.ts'

/** A firm as one begins to make it, with what the browser knows of the place. */
export const firmToBegin = () => ({ name: '', ...guessPlace(), workingDays: [1, 2, 3, 4, 5] })

export type NewFirm = ReturnType<typeof firmToBegin>
