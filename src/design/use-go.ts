import { useContext } from 'react'
import { NavigationContext } from './navigation.ts'

/** Changes the page from code, as a link would. */
export function useGo(): (href: string) => void {
  const navigation = useContext(NavigationContext)
  return navigation?.go ?? ((href) => window.location.assign(href))
}
