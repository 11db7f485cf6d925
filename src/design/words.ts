import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'

/** Where a language is written from. */
export type Direction = 'ltr' | 'rtl'

/** What a sentence may be filled with. */
export type Values = Record<string, string | number>

/** The texts of one language, by key. */
export type Catalogue = Readonly<Record<string, string>>

type Needs<Text extends string> = Text extends `${string}{${string}` ? [values: Values] : [values?: Values]

/** Says a text of one catalogue; a text with a gap in braces asks for its values. */
export type Say<Words extends Catalogue> = <Key extends keyof Words & string>(
  key: Key,
  ...values: Needs<Words[Key]>
) => string

const sourceLanguage = 'en'
const compiled = new Map<string, ReturnType<typeof compileMessage>>()
const listeners = new Set<() => void>()
const language = setupI18n({ locale: sourceLanguage, messages: { [sourceLanguage]: {} } })

// Parsing ICU costs more than saying it, and fallbacks would be parsed at every call.
language.setMessagesCompiler((text) => {
  const known = compiled.get(text)
  if (known) return known
  const fresh = compileMessage(text)
  compiled.set(text, fresh)
  return fresh
})

/**
 * Gives a capability its voice: `const say = speak({ 'people.title': 'People' } as const)`.
 * A key that the active language lacks is said in the English given here.
 */
export function speak<const Words extends Catalogue>(words: Words): Say<Words> {
  return (key, ...[values]) => language._(key, isolated(values ?? {}), { message: words[key] })
}

const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const leftToRightLetter = /[A-Za-z\u00c0-\u024f\u0370-\u058f\u3040-\u30ff\u4e00-\u9fff]/

/**
 * A name that runs the other way would drag its neighbours along ("20 ,ليلى Nov"), so it is set apart by the
 * isolates of Unicode (UAX 9).
 */
function isolated(values: Values): Values {
  const other = activeDirection() === 'rtl' ? leftToRightLetter : rightToLeftLetter
  // A word in small letters is a choice for `select`, such as a pronoun, and not text.
  const isOther = (value: string | number): value is string =>
    typeof value === 'string' && other.test(value) && !/^[a-z-]+$/.test(value)
  if (!Object.values(values).some(isOther)) return values
  const apart = (value: string | number) => (isOther(value) ? `\u2068${value}\u2069` : value)
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, apart(value)]))
}

/** Switches the language that everything is said in from now on; its texts may come with it. */
export function activateLanguage(locale: string, catalogue: Catalogue = {}): void {
  language.load(locale, { ...catalogue })
  language.activate(locale)
  tellDocument()
  for (const listener of listeners) listener()
}

/** The language spoken now, as a BCP 47 tag. */
export function activeLocale(): string {
  return language.locale
}

/** Where the language spoken now is written from. */
export function activeDirection(): Direction {
  return directionOf(activeLocale())
}

/** Where a language is written from. */
export function directionOf(locale: string): Direction {
  const { language: name, script } = new Intl.Locale(locale).maximize()
  const rightToLeft = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg']
  return rightToLeft.includes(script ?? name) ? 'rtl' : 'ltr'
}

/** Calls back after each change of language; returns the way to stop. */
export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

// The module also runs in Node (mails, PDF, command line), where there is no document.
function tellDocument(): void {
  if (typeof document === 'undefined') return
  document.documentElement.lang = activeLocale()
  document.documentElement.dir = activeDirection()
}
