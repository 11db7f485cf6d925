/** What came of one look: good, worth seeing to soon, or in the way of the work. */
export type Finding = Readonly<{
  check: string
  state: 'good' | 'warning' | 'bad'
  says: string
  /** What to do about it; nothing where it is good. */
  advice?: string
}>

export const good = (check: string, says: string): Finding => ({ check, state: 'good', says })
export const warning = (check: string, says: string, advice: string): Finding => ({
  check,
  state: 'warning',
  says,
  advice,
})
export const bad = (check: string, says: string, advice: string): Finding => ({
  check,
  state: 'bad',
  says,
  advice,
})
