import '../without-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod/v4/core'
import { Toaster } from '../../../design/Toaster.tsx'
import { keepForOffline } from './keep-for-offline.ts'
import { CounterPage } from './CounterPage.tsx'
import '../../../design/look.css'
import './counter.css'

config({ jitless: true })
keepForOffline()

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <CounterPage />
      <Toaster />
    </StrictMode>,
  )
}
