import { useMutation } from '@tanstack/react-query'
import { Fingerprint } from 'lucide-react'
import { Button } from '../../design/Button.tsx'
import { problemOf } from '../../design/client.ts'
import { canUsePasskeys, isCalledOff } from '../../design/passkey.ts'
import { Problem } from '../../design/Problem.tsx'
import { wordsOfProblem } from './problem-words.ts'
import { passkeyShown } from './show-passkey.ts'
import { say } from './words.ts'

type Shown = Awaited<ReturnType<typeof passkeyShown>>
type Props<Done> = {
  readonly label: string
  readonly send: (passkey: Shown) => Promise<Done>
  readonly onDone: (done: Done) => void
}

/** Shows a passkey instead of typing anything; absent where the browser can't. */
export function PasskeyButton<Done>({ label, send, onDone }: Props<Done>) {
  const show = useMutation({ mutationFn: async () => send(await passkeyShown()), onSuccess: onDone })
  if (!canUsePasskeys()) return null
  const isRefused = ['wrong-credentials', 'invalid'].includes(problemOf(show.error).code)
  return (
    <>
      {show.error && !isCalledOff(show.error) && (
        <Problem text={isRefused ? say('enter.wrongPasskey') : wordsOfProblem(show.error)} />
      )}
      <Button icon={Fingerprint} disabled={show.isPending} onClick={() => show.mutate()}>
        {label}
      </Button>
    </>
  )
}
