// Which letters there are and what each says: pure, so that every one can be read in a test in every language.
import type { Language } from '../../model.ts'
import { arabic } from './words.ar.ts'
import { german } from './words.de.ts'
import { type LetterWords, words } from './words.ts'

/** What a letter says. To whom it goes and when it is posted is said where it is posted. */
export type Wording = Readonly<{
  kind: string
  subject: string
  paragraphs: readonly string[]
  link?: Readonly<{ words: string; href: string }>
  because: string
}>

/** Whom a letter speaks to and in whose name. */
export type Reader = Readonly<{ name: string; language: Language; firm: string; publicUrl: string }>

/** What may stop that an owner has to know of. */
export const alertKinds = [
  'schedule-stopped',
  'job-failed',
  'backup-failed',
  'backup-old',
  'drill-old',
  'mail-failed',
  'disk-full',
  'other',
] as const
export type AlertKind = (typeof alertKinds)[number]

export function invitationLetter(reader: Reader, about: { inviter: string; href: string }): Wording {
  const say = voiceFor(reader)
  return {
    kind: 'invitation',
    subject: say('invitation.subject'),
    paragraphs: [say('greeting'), say('invitation.text', { inviter: about.inviter })],
    link: { words: say('invitation.link'), href: about.href },
    because: say('because.asked'),
  }
}

/** A letter with a link that opens a door, and what to do if one didn't ask for it. */
export function linkLetter(kind: 'password-link' | 'email-link', reader: Reader, href: string): Wording {
  const say = voiceFor(reader)
  return {
    kind,
    subject: say(`${kind}.subject`),
    paragraphs: [say('greeting'), say(`${kind}.text`), say(`${kind}.not-you`)],
    link: { words: say(`${kind}.link`), href },
    because: say('because.asked'),
  }
}

/** A letter on what happened to an account, in case it was somebody else. */
export function noticeLetter(
  kind: 'password-changed' | 'new-device',
  reader: Reader,
  about: { when: string },
): Wording {
  const say = voiceFor(reader)
  return {
    kind,
    subject: say(`${kind}.subject`),
    paragraphs: [say('greeting'), say(`${kind}.text`, about), say(`${kind}.not-you`)],
    link: { words: say(`${kind}.link`), href: `${reader.publicUrl}/forgot` },
    because: say('because.member'),
  }
}

export function emailChangedLetter(reader: Reader, about: { email: string; href: string }): Wording {
  const say = voiceFor(reader)
  return {
    kind: 'email-changed',
    subject: say('email-changed.subject'),
    paragraphs: [
      say('greeting'),
      say('email-changed.text', { email: about.email }),
      say('email-changed.not-you'),
    ],
    link: { words: say('email-changed.link'), href: about.href },
    because: say('because.member'),
  }
}

export function testLetter(reader: Reader): Wording {
  const say = voiceFor(reader)
  return {
    kind: 'test',
    subject: say('test.subject'),
    paragraphs: [say('greeting'), say('test.text')],
    because: say('because.member'),
  }
}

/** `what` says which one: a name of a schedule, a number, a day. */
export function alertLetter(reader: Reader, about: { kind: AlertKind; what: string }): Wording {
  const say = voiceFor(reader)
  return {
    kind: `alert-${about.kind}`,
    subject: say(`alert.${about.kind}.subject`),
    paragraphs: [say('greeting'), say(`alert.${about.kind}.text`, { what: about.what }), say('alert.daily')],
    link: { words: say('alert.link'), href: `${reader.publicUrl}/settings/system` },
    because: say('because.member'),
  }
}

const languages: Readonly<Record<Language, LetterWords>> = { en: words, de: german, ar: arabic }

type Voice = (key: keyof LetterWords, values?: Readonly<Record<string, string>>) => string

function voiceFor({ name, language, firm, publicUrl }: Reader): Voice {
  const known = { name, firm, address: publicUrl }
  return (key, values = {}) => fill(languages[language][key], { ...known, ...values }, language)
}

/** Names that run the other way are set apart, or they would drag their neighbours along (UAX 9). */
function fill(text: string, values: Readonly<Record<string, string>>, language: Language): string {
  return text.replace(/\{(\w+)\}/g, (_gap, name: string) => {
    const value = values[name] ?? ''
    return language === 'ar' ? `\u2068${value}\u2069` : value
  })
}
