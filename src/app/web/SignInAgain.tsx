import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { signedOutEvent } from '../../design/client.ts'
import { Dialog } from '../../design/Dialog.tsx'
import { paths } from './paths.ts'
import { SignInForm } from './SignInForm.tsx'
import { say } from './words.ts'

const doors: readonly string[] = [paths.signIn, paths.signUp, paths.invitation]

/** When the session ends in the middle of something, one signs in again over it; nothing typed is lost. */
export function SignInAgain() {
  const [isOut, setIsOut] = useState(false)
  const { pathname } = useLocation()

  // The client tells the window, because it knows no component.
  useEffect(() => {
    const onSignedOut = () => setIsOut(document.querySelector('.shell') !== null)
    window.addEventListener(signedOutEvent, onSignedOut)
    return () => window.removeEventListener(signedOutEvent, onSignedOut)
  }, [])

  if (!isOut || doors.includes(pathname)) return null
  return (
    <Dialog
      open
      onClose={() => setIsOut(false)}
      title={say('enter.again')}
      sub={say('enter.againSub')}
      size="narrow"
    >
      <SignInForm onDone={() => setIsOut(false)} />
    </Dialog>
  )
}
