import { useLocation } from '@tanstack/react-router'
import { Coffee, FileUp, type LucideIcon, Settings, Sun, Users } from 'lucide-react'
import { paths } from './paths.ts'
import { say } from './words.ts'

export type NavigationItem = { id: string; href: string; icon: LucideIcon; label: string }

export const everyday = (): NavigationItem[] => [
  { id: 'today', href: paths.today, icon: Sun, label: say('app.today') },
  { id: 'people', href: paths.people, icon: Users, label: say('app.people') },
  { id: 'counter', href: paths.counter, icon: Coffee, label: say('app.counter') },
]

export const keeping = (): NavigationItem[] => [
  { id: 'imports', href: paths.imports, icon: FileUp, label: say('app.imports') },
  { id: 'settings', href: paths.settings, icon: Settings, label: say('app.settings') },
]

/** Which part of the product the page on screen belongs to. */
export function useActiveItem(): string {
  const { pathname } = useLocation()
  return pathname.split('/')[1] || 'today'
}
