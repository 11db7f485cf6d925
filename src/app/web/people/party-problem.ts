import { say } from '../../../capabilities/people/ui/form-words.ts'
import type { Gaps } from '../../../capabilities/people/ui/party-gaps.ts'
import { fieldProblem } from '../problem-words.ts'

/** What is wrong with a field of the form: what is seen here, else what the server said. */
export function wrongIn(gaps: Gaps, error: unknown): (field: string) => string | undefined {
  return (field) => {
    const gap = gaps[field]
    return gap ? say(`party.wrong.${gap}`) : fieldProblem(error, field)
  }
}

/** Brings the first field with something wrong into view, and the focus into it. */
export function goToFirstWrong(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.party-form [aria-invalid=true]')?.focus())
}
