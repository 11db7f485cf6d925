import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { problemOf } from '../../design/client.ts'
import { Field } from '../../design/Field.tsx'
import { Problem } from '../../design/Problem.tsx'
import { TextInput } from '../../design/TextInput.tsx'
import { api } from './api.ts'
import { arrive } from './arriving.ts'
import { CodeField } from './CodeField.tsx'
import { PasskeyButton } from './PasskeyButton.tsx'
import { fieldProblem, wordsOfProblem } from './problem-words.ts'
import { say } from './words.ts'

type Props = { readonly onDone: (isPhoneLost: boolean) => void }
type Credentials = { email: string; password: string; code?: string }

const isRecoveryCode = (code: string | undefined) => code !== undefined && !/^\s*\d{6}\s*$/.test(code)

/** E-mail and password; then the code from the phone, where one is asked for. */
export function SignInForm({ onDone }: Props) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const signIn = useMutation({
    mutationFn: (credentials: Credentials) => api.accounts.signIn(credentials),
    onSuccess: async (me, credentials) => {
      await arrive(me)
      onDone(isRecoveryCode(credentials.code))
    },
    onError: (error) => {
      if (problemOf(error).code === 'code-needed') setCode('')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ email, password, ...(code === null ? {} : { code }) })
  }
  const problem = signIn.error && problemOf(signIn.error)
  const isCodeWrong = problem?.details['reason'] === 'wrong-code' || problem?.fields[0]?.field === 'code'
  return (
    <form className="stack" onSubmit={submit}>
      {problem && problem.code !== 'code-needed' && !isCodeWrong && (
        <Problem text={wordsOfProblem(problem)} />
      )}
      {code === null ? (
        <>
          <Field label={say('enter.email')} error={fieldProblem(signIn.error, 'email')}>
            <TextInput
              type="email"
              autoComplete="username"
              required
              autoFocus
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </Field>
          <Field label={say('enter.password')} error={fieldProblem(signIn.error, 'password')}>
            <TextInput
              type="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </Field>
        </>
      ) : (
        <>
          <p className="m-0">{say('enter.codeSub')}</p>
          <CodeField
            value={code}
            error={isCodeWrong ? say('enter.wrongCode') : undefined}
            onChange={setCode}
          />
        </>
      )}
      <Button type="submit" look="primary" disabled={signIn.isPending}>
        {signIn.isPending ? say('enter.signingIn') : say('enter.signIn')}
      </Button>
      {code === null && (
        <PasskeyButton
          label={say('enter.passkey')}
          send={(response) => api.accounts.signInWithPasskey({ response })}
          onDone={(me) => void arrive(me).then(() => onDone(false))}
        />
      )}
      {code !== null && (
        <Button
          look="quiet"
          onClick={() => {
            setCode(null)
            signIn.reset()
          }}
        >
          {say('enter.codeBack')}
        </Button>
      )}
    </form>
  )
}
