import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'

// A pattern that tries again and again can be kept busy for minutes by a line of text made for it. Each pattern of
// ours meets long strings made of its own letters, and must be far faster than one that is known to try again.

const root = resolve(import.meta.dirname, '../..')

type Found = Readonly<{ file: string; source: string; flags: string }>
type Node = Readonly<{ type?: string; regex?: { pattern: string; flags: string }; [key: string]: unknown }>

function patternsIn(file: string, text: string): Found[] {
  const found: Found[] = []
  const walk = (node: unknown) => {
    if (Array.isArray(node)) for (const one of node) walk(one)
    else if (typeof node === 'object' && node !== null && !(node instanceof RegExp)) {
      const { regex } = node as Node
      if (regex) found.push({ file, source: regex.pattern, flags: regex.flags })
      else for (const value of Object.values(node)) walk(value)
    }
  }
  walk(parseSync(file, text).program)
  return found
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$|(^|\/)testing\//.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
const patterns = files.flatMap(({ path, text }) => patternsIn(path, text))

/** Strings that a pattern may stumble over: its own letters and what its classes stand for, many times. */
function hostile(source: string, times: number): string[] {
  const letters = [
    ...new Set(source.replace(/\\[dwspbSDWP](\{\w+\})?/g, '').match(/[\p{L}\p{N}@.,;:/'"= -]/gu) ?? []),
  ]
  const words = source.match(/[a-z]{2,}/gi) ?? []
  const units = new Set([' ', 'a', '0', '-', 'a.', '1,', ' a', '\t', '\n', '"', ...letters, ...words])
  const heads = ['', ...words.slice(0, 2), letters[0] ?? '']
  return [...units].flatMap((unit) => {
    const body = unit.repeat(Math.ceil(times / unit.length))
    return heads.flatMap((head) => [`${head}${body}\u0001`, `${head}${body}`])
  })
}

function measured(pattern: RegExp, text: string): number {
  const start = process.cpuUsage()
  pattern.test(text)
  const { user, system } = process.cpuUsage(start)
  return user + system
}

const least = (pattern: RegExp, text: string) => Math.min(...[0, 1, 2].map(() => measured(pattern, text)))

const length = 6_000
// Each blank is a place to begin, and from each it runs to the end: the square of the length.
const reference = least(/\s+$/, `${' '.repeat(length)}x`)

/**
 * Whether some text keeps a pattern busy for a fifth of what the square of its length takes: linear ones stay
 * hundreds of times below. Short texts come first: what doubles with each letter would never end with long ones.
 */
function isSlow({ source, flags }: Pick<Found, 'source' | 'flags'>): boolean {
  const pattern = new RegExp(source, flags.replace(/[gy]/g, ''))
  const most = reference / 5
  return [16, 20, 24, 28, 300, 1_000, length].some((times) =>
    hostile(source, times).some((text) => measured(pattern, text) > most && least(pattern, text) > most),
  )
}

/** Those that take the square of the length, on text that is bounded where it comes from. This list only shrinks. */
const bounded: readonly string[] = [
  // In the browser, on what its own user types.
  'app/web/people/use-alike.ts: ^\\S+@\\S+\\.\\S+$',
  'capabilities/trade/ui/trade-draft.ts: 0+$',
  // On ten digits at most.
  'capabilities/imports/rules/numbers.ts: 0+$',
  // On settings of the operator, and on the schema when types are generated.
  'platform/config.ts: \\/+$',
  'platform/config.ts: ^[^<>\\r\\n]*<?[^<>\\s]+@[^<>\\s]+>?$',
  "platform/schema/builder-tables.ts: '((?:[^']|'')*)'::text",
]

test('the patterns of the whole product are found', () => {
  expect(patterns.length).toBeGreaterThan(100)
  expect(new Set(patterns.map(({ file }) => file.split('/')[0])).size).toBeGreaterThan(4)
})

test('a pattern that is known to try again and again is seen', () => {
  for (const source of ['^(a+)+$', '(x|\\d+)*y', '\\s+$', '^(.*)*,b$']) {
    expect([source, isSlow({ source, flags: 'i' })]).toEqual([source, true])
  }
  expect(isSlow({ source: '^[a-z]+$', flags: '' })).toBe(false)
})

test('no pattern of ours can be kept busy by a text that was made for it', () => {
  const named = patterns.filter(isSlow).map(({ file, source }) => `${file}: ${source}`)
  expect([...new Set(named)].sort()).toEqual([...bounded].sort())
}, 120_000)

test('patterns that are put together while running are made of nothing a caller sent', () => {
  const made = files.filter(({ text }) => /new RegExp\(/.test(text)).map(({ path }) => path)
  // Of our own names: a column of the rejected rows, a schema, the address of an endpoint, an example of the API.
  expect(made.sort()).toEqual([
    'capabilities/imports/rules/sniff.ts',
    'capabilities/trade/model.ts',
    'platform/http/addresses.ts',
    'platform/http/openapi/examples.ts',
    'platform/schema/builder-tables.ts',
  ])
})
