import { activateLanguage, activeLocale } from '../../design/words.ts'
import { type Language, localeOf } from './locale.ts'

const catalogues = {
  en: async () => ({}),
  de: async () => (await import('./words.de.ts')).german,
  ar: async () => (await import('./words.ar.ts')).arabic,
}

/** Speaks a language from now on; its texts are fetched once. */
export async function activateLanguageOf(language: Language): Promise<void> {
  const locale = localeOf(language)
  if (activeLocale() === locale) return
  activateLanguage(locale, await catalogues[language]())
}
