import { Problem } from '../../design/Problem.tsx'
import { wordsOfProblem } from './problem-words.ts'
import { problemOf } from '../../design/client.ts'
import { say } from './words.ts'

/** A page that broke says so and can be loaded again; what was saved is safe. */
export function BrokenPage({ error }: { readonly error: unknown }) {
  const text = problemOf(error).code === 'unexpected' ? say('app.broken') : wordsOfProblem(error)
  return (
    <main className="lonely">
      <Problem text={text} onRetry={() => window.location.reload()} />
    </main>
  )
}
