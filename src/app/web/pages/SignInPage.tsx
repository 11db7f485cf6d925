import { Doorway } from '../Doorway.tsx'
import { paths } from '../paths.ts'
import { SignInForm } from '../SignInForm.tsx'
import { say } from '../words.ts'
import { useGo } from '../../../design/use-go.ts'

/** The way in for members. */
export function SignInPage() {
  const go = useGo()
  return (
    <Doorway title={say('enter.signIn')} sub={say('enter.signInSub')}>
      <SignInForm onDone={(isPhoneLost) => go(isPhoneLost ? paths.settingsPart('you') : paths.today)} />
    </Doorway>
  )
}
