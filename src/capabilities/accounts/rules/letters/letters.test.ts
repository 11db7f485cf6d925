import { expect, test } from 'vitest'
import { languages } from '../../model.ts'
import {
  alertKinds,
  alertLetter,
  emailChangedLetter,
  invitationLetter,
  linkLetter,
  noticeLetter,
  type Reader,
  testLetter,
} from './letters.ts'
import { arabic } from './words.ar.ts'
import { german } from './words.de.ts'
import { words } from './words.ts'

const href = 'https://rapport.example/invitation#token'
const all = (reader: Reader) => [
  invitationLetter(reader, { inviter: 'Grace', href }),
  linkLetter('password-link', reader, href),
  linkLetter('email-link', reader, href),
  noticeLetter('password-changed', reader, { when: '22 Nov 2026, 09:00' }),
  noticeLetter('new-device', reader, { when: '22 Nov 2026, 09:00' }),
  emailChangedLetter(reader, { email: 'new@example.com', href }),
  testLetter(reader),
  ...alertKinds.map((kind) => alertLetter(reader, { kind, what: '12' })),
]
const reader = { name: 'Ada', firm: 'Corner Café', publicUrl: 'https://rapport.example' }

test.each(languages)('every letter in %s is whole: no gap is left open', (language) => {
  for (const letter of all({ ...reader, language })) {
    const text = JSON.stringify(letter)
    expect(text).not.toMatch(/[{}]\w|undefined/)
    expect([letter.kind, letter.paragraphs.length > 0, letter.subject.length > 0]).toEqual([
      letter.kind,
      true,
      true,
    ])
  }
})

test('each language has the same gaps in the same sentences', () => {
  const gapsOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort()
  for (const other of [german, arabic]) {
    for (const key of Object.keys(words) as (keyof typeof words)[]) {
      expect([key, gapsOf(other[key])]).toEqual([key, gapsOf(words[key])])
    }
  }
})

test('what stands in a gap is not read for gaps of its own', () => {
  const letter = testLetter({ ...reader, name: '{firm}', language: 'en' })
  expect(letter.paragraphs[0]).toBe('Hello {firm},')
})

test('a name that runs the other way does not drag its neighbours along', () => {
  expect(testLetter({ ...reader, language: 'ar' }).subject).toContain('\u2068Corner Café\u2069')
})
