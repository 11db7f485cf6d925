import { type ApiProblem, problemOf } from '../../design/client.ts'
import { notify } from '../../design/notices.ts'
import { say, words } from './words.ts'

/** What a problem is called on screen; a capability may have better words for some codes. */
export function wordsOfProblem(
  error: unknown,
  own: (problem: ApiProblem) => string | null = () => null,
): string {
  const problem = problemOf(error)
  const key = `problem.${problem.code}`
  return (
    own(problem) ??
    (key in words ? say(key as keyof typeof words & `problem.${string}`) : say('problem.unexpected'))
  )
}

/** What the contract says of a field, where a form has words of its own for it. */
const reasonOf: Readonly<Record<string, string>> = { 'at least 10 characters': 'too-short' }

/** The words beside one field of a form, if that field was what was wrong. */
export function fieldProblem(error: unknown, field: string): string | undefined {
  if (!error) return undefined
  const message = problemOf(error).fields.find((one) => one.field === field)?.message
  if (message === undefined) return undefined
  const key = `reason.${reasonOf[message] ?? message}`
  return key in words ? say(key as keyof typeof words & `reason.${string}`) : message
}

/** Says in the corner that something did not work. */
export function notifyProblem(error: unknown): void {
  notify({ text: wordsOfProblem(error), kind: 'problem' })
}
