import type { Fact } from '../../kernel/fact.ts'

/** Facts of lists: which view was saved or went, and what was changed for many. Never what is in them. */
export const viewSaved = (viewId: string, shared: boolean): Fact<'ViewSaved'> => ({
  kind: 'ViewSaved',
  subjectId: viewId,
  details: { shared },
})

export const viewRemoved = (viewId: string): Fact<'ViewRemoved'> => ({
  kind: 'ViewRemoved',
  subjectId: viewId,
})

export const manyChanged = (bulkId: string, parties: number): Fact<'ManyChanged'> => ({
  kind: 'ManyChanged',
  subjectId: bulkId,
  details: { parties },
})

export const manyTakenBack = (bulkId: string, parties: number): Fact<'ManyTakenBack'> => ({
  kind: 'ManyTakenBack',
  subjectId: bulkId,
  details: { parties },
})
