import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Relationship, RelationshipPage } from '../../../capabilities/vitality/model.ts'
import { api } from '../api.ts'
import { ask, queryClient } from '../queries.ts'
import type { PeopleQuestion } from './people-search.ts'

const pageSize = 100

/** Which list is on screen, and which of its pages. */
type Shown = {
  readonly question: PeopleQuestion
  readonly from: number
  readonly to: number
  readonly isScrolled: boolean
}

const pageOf = (question: PeopleQuestion, page: number) =>
  ask(['vitality', 'relationships'], api.vitality.relationships, {
    ...question,
    from: page * pageSize,
    limit: pageSize,
  })

/**
 * The list of relationships, page by page as it is scrolled. While another list is on its way, the one before
 * stays.
 */
export function usePeople(question: PeopleQuestion) {
  const [shown, setShown] = useState<Shown>({ question, from: 0, to: 0, isScrolled: false })
  const first = useQuery({ ...pageOf(question, 0), placeholderData: keepPreviousData })
  if (first.data && !first.isPlaceholderData && nameOf(shown.question) !== nameOf(question)) {
    setShown({ question, from: 0, to: 0, isScrolled: false })
  }
  const total = first.data?.total ?? 0
  const pages = pagesAround(shown, total)
  const loaded = useQueries({ queries: pages.map((page) => pageOf(shown.question, page)) })

  return {
    first,
    total,
    /** Whether another list has been asked for and isn't here yet. */
    isWaiting: first.isPlaceholderData,
    rowOf: (id: string): Relationship | undefined =>
      loaded.flatMap(({ data }) => data?.items ?? []).find((row) => row.id === id),
    /** Another name means another list. */
    listName: nameOf(shown.question),
    rowAt: (index: number): Relationship | undefined => {
      const page = Math.floor(index / pageSize)
      const here = loaded[pages.indexOf(page)]?.data ?? remembered(shown.question, page)
      return here?.items[index % pageSize]
    },
    need: (from: number, to: number) =>
      setShown({
        question: shown.question,
        from: Math.floor(from / pageSize),
        to: Math.floor(to / pageSize),
        isScrolled: true,
      }),
  }
}

function nameOf(question: PeopleQuestion): string {
  return JSON.stringify(question)
}

// The neighbours too, so that they are there before one scrolls to them; but not while one is still typing, when
// every list is soon another.
function pagesAround({ from, to, isScrolled }: Shown, total: number): number[] {
  if (!isScrolled) return [0]
  const last = Math.max(0, Math.ceil(total / pageSize) - 1)
  const [low, high] = [Math.max(0, Math.min(from - 1, last)), Math.min(to + 1, last)]
  return Array.from({ length: high - low + 1 }, (_, step) => low + step)
}

// What was scrolled past is shown at once, unless something has happened since.
function remembered(question: PeopleQuestion, page: number): RelationshipPage | undefined {
  const state = queryClient.getQueryState<RelationshipPage>(pageOf(question, page).queryKey)
  return state?.isInvalidated ? undefined : state?.data
}
