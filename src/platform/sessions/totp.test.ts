import { expect, test } from 'vitest'
import { digestOfRecoveryCode, makeRecoveryCodes } from './recovery-codes.ts'
import { openSeal } from './seal.ts'
import { codeAt, makeSecret, stepOf, stepOfCode } from './totp.ts'

// RFC 6238, appendix B: the secret "12345678901234567890", of whose eight digits we take the last six.
const published = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('%i seconds after 1970, the published secret gives %s', (seconds, code) => {
  expect(codeAt(published, stepOf(new Date(seconds * 1000)))).toBe(code)
})

const at = new Date('2026-11-22T09:00:10Z')
const step = stepOf(at)

test('a clock may be half a minute off, no more', () => {
  const accepted = [-2, -1, 0, 1, 2].map((off) =>
    stepOfCode(codeAt(published, step + off), { secret: published, at, usedStep: 0 }),
  )
  expect(accepted).toEqual([null, step - 1, step, step + 1, null])
})

test('a code counts once, and none before it counts after', () => {
  const read = (off: number) =>
    stepOfCode(codeAt(published, step + off), { secret: published, at, usedStep: step })
  expect([read(-1), read(0), read(1)]).toEqual([null, null, step + 1])
})

test('secrets have 160 bits in letters that apps take, each another', () => {
  const secrets = Array.from({ length: 50 }, makeSecret)
  expect(secrets.every((secret) => /^[A-Z2-7]{32}$/.test(secret))).toBe(true)
  expect(new Set(secrets).size).toBe(50)
})

test('a recovery code is read however it is written', () => {
  const [code] = makeRecoveryCodes()
  expect(code).toMatch(/^([0-9a-z]{4}-){3}[0-9a-z]{4}$/)
  const spoken = code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')
  expect(digestOfRecoveryCode('ada', spoken)).toBe(digestOfRecoveryCode('ada', code))
  expect(digestOfRecoveryCode('eve', code)).not.toBe(digestOfRecoveryCode('ada', code))
})

test('what is sealed opens for its owner only, with the same secret, unchanged', () => {
  const seal = openSeal('a secret of more than thirty-two letters', 'secrets')
  const sealed = seal.close(published, 'ada')
  expect(sealed).not.toContain(published)
  expect(seal.open(sealed, 'ada')).toBe(published)
  expect(seal.open(sealed, 'eve')).toBeNull()
  expect(openSeal('another secret of thirty-two letters', 'secrets').open(sealed, 'ada')).toBeNull()
  const changed = sealed.slice(0, 20) + (sealed[20] === 'A' ? 'B' : 'A') + sealed.slice(21)
  expect(seal.open(changed, 'ada')).toBeNull()
  expect(seal.open('1.', 'ada')).toBeNull()
})
