import { Outlet } from '@tanstack/react-router'
import { Toaster } from '../../design/Toaster.tsx'
import { useLanguage } from '../../design/use-language.ts'
import { ProveAgain } from './ProveAgain.tsx'
import { SignInAgain } from './SignInAgain.tsx'

/** What is on every page, also on those outside the shell. A change of language draws all anew. */
export function Root() {
  const language = useLanguage()
  return (
    <div key={language} className="contents">
      <Outlet />
      <Toaster />
      <SignInAgain />
      <ProveAgain />
    </div>
  )
}
