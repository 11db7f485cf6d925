import type { ManyDone } from '../kernel/contract.ts'
import { Refusal, refuse } from '../kernel/refusal.ts'

/** What is to be done of many, and what came of each of them. */
export type Judged<Ready> = Readonly<{
  ready: readonly Ready[]
  say: (kept: (ready: Ready) => Readonly<{ id: string; version: number }>) => ManyDone
}>

type Asked<Item> = Readonly<{ items: readonly Item[]; allOrNothing: boolean }>

const mostNamed = 50

/** Judges each of many by itself; with `allOrNothing`, one that is refused refuses all. */
export function judgeEach<Item, Ready>(
  { items, allOrNothing }: Asked<Item>,
  judge: (item: Item) => Ready,
): Judged<Ready> {
  const verdicts = items.map((item) => verdictOf(item, judge))
  const refused = verdicts.flatMap(({ refusal }, index) =>
    refusal ? [{ index, ...problemOf(refusal) }] : [],
  )
  if (allOrNothing && refused.length > 0) {
    const [{ index, code }] = refused
    throw refuse('invalid', {
      field: `items.${index}`,
      reason: code,
      refused: refused.slice(0, mostNamed),
    })
  }
  return {
    ready: verdicts.flatMap((verdict) => (verdict.refusal ? [] : [verdict.ready])),
    say: (kept) => ({
      done: items.length - refused.length,
      refused: refused.length,
      results: verdicts.map((verdict) =>
        verdict.refusal
          ? { id: null, version: null, problem: problemOf(verdict.refusal) }
          : { ...kept(verdict.ready), problem: null },
      ),
    }),
  }
}

type Verdict<Ready> = Readonly<{ refusal: Refusal } | { refusal: null; ready: Ready }>

function verdictOf<Item, Ready>(item: Item, judge: (item: Item) => Ready): Verdict<Ready> {
  try {
    return { refusal: null, ready: judge(item) }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error }
    throw error
  }
}

const problemOf = ({ code, details }: Refusal) => ({ code, details })
