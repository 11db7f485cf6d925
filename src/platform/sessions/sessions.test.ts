import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { tokenIn } from './cookie.ts'
import { deviceInWords } from './device.ts'

const secret = 'a secret of more than thirty-two letters'
const signed = (token: string, by = secret) =>
  encodeURIComponent(`${token}.${createHmac('sha256', by).update(token).digest('base64')}`)

test('a cookie that we signed gives its token', () => {
  const header = `theme=dark; rapport.session_token=${signed('abc')}`
  expect(tokenIn(header, { secret, isSecure: false })).toBe('abc')
})

test('a cookie that somebody else signed, or nobody, gives none', () => {
  const read = (value: string) => tokenIn(`rapport.session_token=${value}`, { secret, isSecure: false })
  expect(read(signed('abc', 'another secret of thirty-two letters'))).toBeNull()
  expect(read('abc')).toBeNull()
  expect(read('abc.')).toBeNull()
  expect(read('%E0%A4%A')).toBeNull()
})

test('over https only the cookie counts that browsers send over nothing else', () => {
  const header = `rapport.session_token=${signed('plain')}`
  expect(tokenIn(header, { secret, isSecure: true })).toBeNull()
  expect(tokenIn(`__Secure-${header}`, { secret, isSecure: true })).toBe('plain')
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox on Windows'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
    'Safari on Mac',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1',
    'Chrome on iPhone',
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0',
    'Edge on Linux',
  ],
])('a device is called what its owner calls it', (userAgent, words) => {
  expect(deviceInWords(userAgent)).toBe(words)
})

test('a device that says nothing of itself is called so', () => {
  expect(deviceInWords(null)).toBe('An unknown device')
})
