import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { NavigationContext } from '../../design/navigation.ts'
import '../../design/look.css'
import { queryClient } from './queries.ts'
import { router } from './routes.tsx'
import './shell.css'

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
