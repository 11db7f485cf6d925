import { expect, test } from 'vitest'
import { compose } from './compose.ts'
import { assertPostable, oneLine } from './letter.ts'

const to = { name: 'Ada', address: 'ada@example.com' }

test.each([
  ['name', { ...to, name: 'Ada\r\nBcc: eve@example.com' }],
  ['name', { ...to, name: 'Ada\u2028Bcc: eve@example.com' }],
  ['email', { ...to, address: 'ada@example.com\nBcc: eve@example.com' }],
  ['email', { ...to, address: 'ada@example.com, eve@example.com' }],
  ['email', { ...to, address: '<ada@example.com>' }],
  ['email', { ...to, address: '"ada eve@example.com"@example.com' }],
  ['email', { ...to, address: 'Undisclosed:ada@example.com;' }],
])('a letter can’t be made to reach further people through the %s', (field, whom) => {
  expect(() => assertPostable({ to: whom })).toThrow(
    expect.objectContaining({ code: 'invalid', details: expect.objectContaining({ field }) }),
  )
})

test('a subject stays one line whatever the firm is called', () => {
  expect(oneLine('Join A\r\nBcc: eve@example.com')).toBe('Join A Bcc: eve@example.com')
  expect(oneLine('انضم إلى \u2068Corner Café\u2069')).toBe('انضم إلى Corner Café')
})

test('what a firm calls itself is text in a letter, never markup', () => {
  const { html } = compose({
    kind: 'test',
    to,
    language: 'en',
    subject: 'A <b>test</b>',
    paragraphs: ['Join <img src=x onerror=alert(1)> & Sons'],
    link: { words: '"Open"', href: 'https://rapport.example/invitation#a"b' },
    because: 'because',
  })
  expect(html).not.toMatch(/<img|<b>|"Open"|#a"b/)
  expect(html).toContain('&lt;img')
})

test('an Arabic letter is written from the right', () => {
  const letter = { kind: 'test', to, subject: 's', paragraphs: ['p'], because: 'b' }
  expect(compose({ ...letter, language: 'ar' }).html).toContain('<html lang="ar" dir="rtl">')
  expect(compose({ ...letter, language: 'de' }).html).toContain('<html lang="de" dir="ltr">')
})
