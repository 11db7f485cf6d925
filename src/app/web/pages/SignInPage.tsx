import { Anchor } from '../../../design/Anchor.tsx'
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
      <p className="mt-4 mb-0">
        <Anchor className="text-link" href={paths.forgot}>
          {say('enter.forgotAsk')}
        </Anchor>
      </p>
    </Doorway>
  )
}
