import { say, words } from './words.ts'

type Failure = Readonly<{ reason: string; details: Readonly<Record<string, unknown>> }>

/** Why a file did not come in, in a sentence or two; null for what has no words of its own here. */
export function failureWords({ reason, details }: Failure): string | null {
  const key = `failure.${reason}`
  if (!(key in words)) return null
  const { line, mostMb } = details
  return [
    say(key as keyof typeof words & `failure.${string}`),
    typeof line === 'number' ? say('imports.lookAtLine', { line }) : '',
    typeof mostMb === 'number' ? say('imports.mostMb', { mb: mostMb }) : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}

type Problem = Readonly<{ code: string; details: Readonly<Record<string, unknown>> }>

/** The words for an upload that was refused. */
export function refusalWords({ code, details }: Problem): string | null {
  const reason = code === 'wrong-file' && typeof details['found'] === 'string' ? details['found'] : code
  return failureWords({ reason, details })
}
