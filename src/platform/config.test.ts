import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeConfig, publicAddress, readConfig } from './config.ts'

test('with nothing set everything has a value that works', () => {
  const config = readConfig({})
  expect(config.port).toBe(4747)
  expect(config.host).toBe('127.0.0.1')
  expect(config.databaseUrl).toBeUndefined()
  expect(config.dataDir).toMatch(/\/data$/)
  expect(publicAddress(config, 4747)).toBe('http://localhost:4747')
})

test.each([
  ['PORT', 'abc', 'PORT is "abc". Expected: a whole number from 0 to 65535.'],
  ['PORT', '65536', 'PORT is "65536"'],
  ['PORT', '-1', 'PORT is "-1"'],
  ['RAPPORT_URL', 'rapport.example.com', 'Expected: an address such as https://'],
  ['LOG_LEVEL', 'loud', 'debug, info, warn, error or silent'],
  ['TRUST_PROXY', 'yes', 'Expected: a whole number from 0 to 10'],
])('%s=%s is refused with what was found and expected', (name, value, words) => {
  expect(() => readConfig({ [name]: value })).toThrow(words)
})

test('all wrong settings are named at once', () => {
  expect(() => readConfig({ PORT: 'x', MAX_UPLOAD_MB: '0' })).toThrow(/PORT[\s\S]*MAX_UPLOAD_MB/)
})

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ' }).port).toBe(4747)
})

test('a public address loses its last slash', () => {
  const config = readConfig({ RAPPORT_URL: 'https://rapport.example.com/' })
  expect(publicAddress(config, 1)).toBe('https://rapport.example.com')
})

test('a wrong secret is not repeated', () => {
  expect(() => readConfig({ RAPPORT_SECRET: 'hunter2' })).toThrow(/RAPPORT_SECRET is set/)
  expect(() => readConfig({ RAPPORT_SECRET: 'hunter2' })).not.toThrow(/hunter2/)
})

test('secrets are masked where settings are shown', () => {
  const shown = describeConfig({
    DATABASE_URL: 'postgres://ada:hunter2@db:5432/shop?sslpassword=hunter2',
    SMTP_URL: 'smtps://ada:hunter2@mail:465',
    RAPPORT_SECRET: 'hunter2'.repeat(8),
  })
  expect(JSON.stringify(shown)).not.toContain('hunter2')
  expect(shown.find(({ name }) => name === 'DATABASE_URL')?.value).toContain('ada:******@db:5432')
  expect(shown.find(({ name }) => name === 'PORT')?.value).toBe('4747')
})

test('the README names every setting as the product does', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  for (const { name, default: unlessSet, meaning } of describeConfig({})) {
    expect(readme).toContain(`| \`${name}\` | ${unlessSet} | ${meaning} |`)
  }
})
