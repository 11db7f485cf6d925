import { activateLanguage, activeLocale } from '../../../design/words.ts'
import { type Language, localeOf } from '../locale.ts'

// The counter speaks for itself: the words of the whole product would be more than all else it keeps.
const catalogues = {
  en: async () => ({}),
  de: async () => ({
    ...(await import('../../../design/texts.de.ts')).designGerman,
    ...(await import('../../../capabilities/counter/ui/words.de.ts')).counterGerman,
  }),
  ar: async () => ({
    ...(await import('../../../design/texts.ar.ts')).designArabic,
    ...(await import('../../../capabilities/counter/ui/words.ar.ts')).counterArabic,
  }),
}

/** Speaks a language from now on. */
export async function speakLanguage(language: Language): Promise<void> {
  const locale = localeOf(language)
  if (activeLocale() === locale) return
  activateLanguage(locale, await catalogues[language]())
}
