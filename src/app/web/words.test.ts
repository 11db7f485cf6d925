import { readdirSync, readFileSync } from 'node:fs'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import { afterEach, expect, test } from 'vitest'
import { activateLanguage, type Catalogue, speak } from '../../design/words.ts'
import { arabic } from './words.ar.ts'
import { german } from './words.de.ts'

const root = new URL('../../', import.meta.url).pathname
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
)
const catalogues = await englishCatalogues()
const english: Catalogue = Object.assign({}, ...catalogues)
const languages = { en: english, de: german, ar: arabic }
const counts = [0, 1, 2, 3, 11, 100, 1.1]

afterEach(() => activateLanguage('en'))

test('every text that is spoken stands in a catalogue that this test can see', () => {
  const speakers = sources.filter((file) => !file.includes('.test.') && /[= ]speak\(/.test(code(file)))
  const unseen = speakers.filter(
    (file) => !isWordsFile(file) && !/import \{[^}]*\bwords\b[^}]*\} from '\.\/words\.ts'/.test(code(file)),
  )
  const unexported = speakers.filter((file) => /speak\(\{/.test(code(file)))
  expect([...unseen, ...unexported]).toEqual([])
  expect(speakers.length).toBeGreaterThan(10)
  expect(catalogues.length).toBeGreaterThanOrEqual(speakers.length)
})

test('no text has two owners', () => {
  const keys = catalogues.flatMap((catalogue) => Object.keys(catalogue))
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

test('no English text raises its voice', () => {
  expect(keysOf(english, (text) => text.trimEnd().endsWith('!'))).toEqual([])
})

test.each([
  ['German', german],
  ['Arabic', arabic],
])('%s says all that English says, and nothing else', (_, catalogue) => {
  expect(Object.keys(english).filter((key) => !(key in catalogue))).toEqual([])
  expect(Object.keys(catalogue).filter((key) => !(key in english))).toEqual([])
})

test.each([
  ['German', german],
  ['Arabic', arabic],
])('%s leaves the same gaps as English, and knows the same pronouns', (_, catalogue) => {
  const differing = keysOf(catalogue, (text, key) => {
    const source = english[key]
    return source !== undefined && gapWords(source) !== gapWords(text)
  })
  expect(differing).toEqual([])
})

test('German and Arabic keep the house tone', () => {
  expect(keysOf(german, (text) => text.includes('!'))).toEqual([])
  expect(keysOf(arabic, (text) => text.includes('!'))).toEqual([])
})

test.each(Object.entries(languages))(
  'every text can be said in %s, whoever and however many',
  (locale, all) => {
    activateLanguage(locale, all)
    const say = speak(all)
    const unsaid = keysOf(all, (text, key) =>
      samplesFor(text).some((values) => {
        const said = say(key, values)
        return /[{}]|#|undefined|NaN/.test(said) || !holdsEvery(said, text, values)
      }),
    )
    expect(unsaid).toEqual([])
  },
)

type Gap = { readonly name: string; readonly kind: 'plain' | 'plural' | 'select'; readonly cases: string[] }
type Token = string | [name: string, kind?: string, cases?: Record<string, Token[] | number | undefined>]

/** All catalogues beside the screens: the plain objects of texts that their files export. */
async function englishCatalogues(): Promise<Catalogue[]> {
  const files = sources.filter(isWordsFile)
  const modules: Record<string, unknown>[] = await Promise.all(
    files.map((file) => import(/* @vite-ignore */ `${root}${file}`)),
  )
  return modules.flatMap((exported) => Object.values(exported).filter(isCatalogue))
}

function isWordsFile(file: string): boolean {
  return /^(design\/texts|app\/web\/words|capabilities\/\w+\/ui\/[\w-]*words)\.ts$/.test(file)
}

function isCatalogue(value: unknown): value is Catalogue {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string') &&
    Object.keys(value).every((key) => key.includes('.'))
  )
}

function code(file: string): string {
  return readFileSync(root + file, 'utf8').replaceAll(/\/\*\*.*?\*\//gs, '')
}

function keysOf(catalogue: Catalogue, test: (text: string, key: string) => boolean): string[] {
  return Object.entries(catalogue).flatMap(([key, text]) => (test(text, key) ? [key] : []))
}

function gapsOf(tokens: readonly Token[]): Gap[] {
  return tokens.flatMap((token) => {
    if (typeof token === 'string') return []
    const [name, kind, cases = {}] = token
    const branches = Object.entries(cases).filter((entry): entry is [string, Token[]] =>
      Array.isArray(entry[1]),
    )
    const own: Gap = {
      name,
      kind: kind === 'plural' || kind === 'select' ? kind : 'plain',
      cases: branches.map(([label]) => label),
    }
    return [own, ...branches.flatMap(([, branch]) => gapsOf(branch))]
  })
}

function gapsIn(text: string): Gap[] {
  return gapsOf(compileMessageOrThrow(text) as Token[])
}

/** "name, who (he other she)": a count may be told in other forms, but a choice has the same cases everywhere. */
function gapWords(text: string): string {
  const words = gapsIn(text).map(({ name, kind, cases }) =>
    kind === 'select' ? `${name} (${cases.toSorted().join(' ')})` : name,
  )
  return [...new Set(words)].toSorted().join(', ')
}

/** Values for every gap: each count, and each choice beside the ones that have no words of their own. */
function samplesFor(text: string): Record<string, string | number>[] {
  const gaps = gapsIn(text)
  const choices = [
    ...new Set(gaps.flatMap(({ kind, cases }) => (kind === 'select' ? [...cases, 'none'] : []))),
  ]
  return (choices.length > 0 ? choices : ['none']).flatMap((choice) =>
    counts.map((count) =>
      Object.fromEntries(
        gaps.map(({ name }) => {
          const kinds = gaps.filter((gap) => gap.name === name).map(({ kind }) => kind)
          if (kinds.includes('select')) return [name, choice]
          return [name, kinds.includes('plural') ? count : `<${name}>`]
        }),
      ),
    ),
  )
}

/** Plain gaps outside of any choice must be heard in what is said. */
function holdsEvery(said: string, text: string, values: Record<string, string | number>): boolean {
  const outermost = (compileMessageOrThrow(text) as Token[]).filter((token) => typeof token !== 'string')
  return outermost.every(([name, kind]) => kind !== undefined || said.includes(String(values[name])))
}
