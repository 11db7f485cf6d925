export type Language = 'en' | 'de' | 'ar'

/**
 * The reader's own form of a language, for dates and numbers: British English where the browser says so.
 * Arabic keeps the digits 0 to 9 everywhere: those that people typed, in phones and notes, stand beside ours.
 */
export function localeOf(language: Language): string {
  const own = navigator.languages.find((tag) => tag.toLowerCase().startsWith(language))
  if (language === 'ar') return new Intl.Locale(own ?? 'ar', { numberingSystem: 'latn' }).toString()
  return own ?? (language === 'en' ? 'en-GB' : language)
}
