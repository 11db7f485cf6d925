import { useSyncExternalStore } from 'react'
import { activeLocale, onLanguageChange } from './words.ts'

/** The language spoken now; the component is drawn again when it changes. */
export function useLanguage(): string {
  return useSyncExternalStore(onLanguageChange, activeLocale, activeLocale)
}
