import type { Reaction } from '../../platform/work.ts'
import { removeFilesAfter } from './actions/erase.ts'

/** What follows from an erasure: the files in which the person may stand go too. */
export const reactions: Reaction[] = [
  {
    name: 'remove-files-of-erased',
    to: ['PersonErased'],
    run: async (desk, fact) => {
      const { subjectId: erasureId, happenedAt: at } = fact
      if (erasureId !== null) await removeFilesAfter(desk, { erasureId, at })
    },
  },
]
