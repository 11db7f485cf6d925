import './without-eval.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod/v4/core'
import { NavigationContext } from '../../design/navigation.ts'
import '../../design/look.css'
import { queryClient } from './queries.ts'
import { router } from './routes.tsx'
import './shell.css'

// Zod would try whether it may make code from text. Here it may not, and the browser would complain.
config({ jitless: true })

const navigation = {
  go: (href: string) => void router.navigate({ href }),
  prepare: (href: string) =>
    void router.preloadRoute({ to: href.replace(/\?.*$/, '') }).catch(() => undefined),
}

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <NavigationContext value={navigation}>
          <RouterProvider router={router} />
        </NavigationContext>
      </QueryClientProvider>
    </StrictMode>,
  )
}
