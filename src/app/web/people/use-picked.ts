import { useState } from 'react'
import type { Relationship } from '../../../capabilities/vitality/model.ts'

const nobody: ReadonlySet<string> = new Set()

/** Which rows are selected and which one the keys are on; another list begins with none. */
export function usePicked(listName: string) {
  const [chosen, setChosen] = useState({ listName, ids: nobody })
  const [active, setActive] = useState<{ listName: string; row: Relationship } | null>(null)
  return {
    selected: chosen.listName === listName ? chosen.ids : nobody,
    select: (ids: ReadonlySet<string>) => setChosen({ listName, ids }),
    row: active?.listName === listName ? active.row : null,
    stepOn: (row: Relationship) => setActive({ listName, row }),
  }
}
