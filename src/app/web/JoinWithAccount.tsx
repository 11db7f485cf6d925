import { useMutation } from '@tanstack/react-query'
import { Button } from '../../design/Button.tsx'
import { Problem } from '../../design/Problem.tsx'
import { api } from './api.ts'
import { goOver } from './arriving.ts'
import { wordsOfProblem } from './problem-words.ts'
import { SignInForm } from './SignInForm.tsx'
import { say } from './words.ts'

type Props = {
  readonly invitation: { readonly token: string; readonly email: string }
  /** Who is signed in; nobody, when absent. */
  readonly me: { readonly name: string; readonly email: string } | undefined
  readonly onNoAccount: () => void
}

/** Accepts an invitation with the account one has; whoever is signed out, or in as somebody else, signs in first. */
export function JoinWithAccount({ invitation: { token, email }, me, onNoAccount }: Props) {
  const join = useMutation({ mutationFn: () => api.accounts.joinFirm({ token }), onSuccess: goOver })
  if (me?.email.toLowerCase() === email.toLowerCase()) {
    return (
      <div className="stack">
        {join.error && <Problem text={wordsOfProblem(join.error)} />}
        <p className="m-0">{say('enter.signedInAs', { email })}</p>
        <Button look="primary" disabled={join.isPending} onClick={() => join.mutate()}>
          {say('enter.joinAs', { name: me.name })}
        </Button>
      </div>
    )
  }
  return (
    <div className="stack">
      {join.error && <Problem text={wordsOfProblem(join.error)} />}
      <p className="m-0">
        {me === undefined
          ? say('enter.haveAccountSub')
          : `${say('enter.signedInAs', { email: me.email })} ${say('enter.otherAccount', { email })}`}
      </p>
      <SignInForm onDone={() => join.mutate()} />
      {me === undefined && (
        <Button look="quiet" onClick={onNoAccount}>
          {say('enter.noAccount')}
        </Button>
      )}
    </div>
  )
}
