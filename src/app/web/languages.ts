import { activateLanguage, activeLocale } from '../../design/words.ts'

type Language = 'en' | 'de' | 'ar'

const catalogues = {
  en: async () => ({}),
  de: async () => (await import('./words.de.ts')).german,
  ar: async () => (await import('./words.ar.ts')).arabic,
}

/**
 * The reader's own form of a language, for dates and numbers: British English where the browser says so.
 * Arabic keeps the digits 0 to 9 everywhere: those that people typed, in phones and notes, stand beside ours.
 */
function localeOf(language: Language): string {
  const own = navigator.languages.find((tag) => tag.toLowerCase().startsWith(language))
  if (language === 'ar') return new Intl.Locale(own ?? 'ar', { numberingSystem: 'latn' }).toString()
  return own ?? (language === 'en' ? 'en-GB' : language)
}

/** Speaks a language from now on; its texts are fetched once. */
export async function activateLanguageOf(language: Language): Promise<void> {
  const locale = localeOf(language)
  if (activeLocale() === locale) return
  activateLanguage(locale, await catalogues[language]())
}
