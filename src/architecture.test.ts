import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { capabilities, vocabulary } from '../architecture.mjs'

// What imports alone can't say, and what they can: the order, the directions, the words, the sizes.
// Each rule is planted once below, to see that it bites.

const root = resolve(import.meta.dirname, '..')
type Sources = ReadonlyMap<string, string>

function readSources(): Sources {
  const found = new Map<string, string>()
  const walk = (folder: string) => {
    for (const name of readdirSync(join(root, folder))) {
      const path = `${folder}/${name}`
      if (statSync(join(root, path)).isDirectory()) walk(path)
      else if (/\.(ts|tsx|mjs|css)$/.test(name)) found.set(path, readFileSync(join(root, path), 'utf8'))
    }
  }
  for (const folder of ['src', 'stories']) walk(folder)
  return found
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path) || /\/(testing|fixtures)\//.test(path)
const isCode = (path: string) => /\.tsx?$/.test(path) && !isTest(path)
const importPattern =
  /^(?:import|export)\b(?:[^'";]*?\bfrom\s*)?\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|new URL\('(\.[^']+)', import\.meta\.url\)/gm

function importsOf(text: string): string[] {
  return [...text.matchAll(importPattern)].map((found) => found[1] ?? found[2] ?? found[3])
}

/** Where an import leads: a path of ours, or the name of a package. */
function targetOf(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  return relative(root, resolve(root, dirname(from), specifier.replace(/\?.*$/, '')))
}

type Place = { layer: string; capability: string | null; kind: string | null }

function placeOf(path: string): Place {
  const parts = path.split('/')
  if (parts[0] !== 'src') return { layer: parts[0], capability: null, kind: null }
  if (parts[1] !== 'capabilities') return { layer: parts[1] ?? '', capability: null, kind: null }
  const kind = (parts[3] ?? '').replace(/(\.test)?\.tsx?$/, '')
  return { layer: 'capabilities', capability: parts[2], kind }
}

const layers: Record<string, readonly string[]> = {
  kernel: ['kernel'],
  statistics: ['statistics'],
  platform: ['kernel', 'statistics', 'platform', 'database'],
  design: ['kernel', 'statistics', 'design'],
  capabilities: ['kernel', 'statistics', 'platform', 'design', 'capabilities'],
  app: ['kernel', 'statistics', 'platform', 'design', 'capabilities', 'app', 'stories', 'database'],
  stories: ['kernel', 'capabilities', 'platform', 'stories'],
}

/** What a file of each kind may import: layers, kinds of its own capability, kinds of earlier ones. */
const kinds: Record<string, { layers: string[]; own: string[]; earlier: string[] }> = {
  model: { layers: ['kernel'], own: ['model'], earlier: ['model'] },
  rules: { layers: ['kernel', 'statistics'], own: ['model', 'rules'], earlier: ['model', 'rules'] },
  facts: { layers: ['kernel'], own: ['model', 'facts'], earlier: [] },
  contract: { layers: ['kernel'], own: ['model', 'contract'], earlier: ['model'] },
  store: { layers: ['kernel', 'platform'], own: ['model', 'store'], earlier: ['model'] },
  views: {
    layers: ['kernel', 'platform', 'statistics'],
    own: ['model', 'rules', 'views'],
    earlier: ['model', 'rules', 'views'],
  },
  actions: {
    layers: ['kernel', 'platform', 'statistics'],
    own: ['model', 'rules', 'facts', 'store', 'views', 'actions'],
    earlier: ['model', 'rules', 'facts', 'views', 'actions'],
  },
  jobs: {
    layers: ['kernel', 'platform'],
    own: ['model', 'rules', 'facts', 'views', 'actions', 'jobs'],
    earlier: ['model', 'facts'],
  },
  http: {
    layers: ['kernel', 'platform'],
    own: ['model', 'rules', 'views', 'actions', 'http'],
    earlier: ['model'],
  },
  ui: {
    layers: ['kernel', 'design'],
    own: ['model', 'rules', 'contract', 'ui'],
    earlier: ['model', 'rules', 'ui'],
  },
}

const pureKinds = ['model', 'rules', 'facts', 'contract']
const validators = ['zod', '@orpc/contract']
function directionViolations(sources: Sources): string[] {
  const found: string[] = []
  for (const [path, text] of sources) {
    if (!isCode(path)) continue
    for (const specifier of importsOf(text)) {
      const target = targetOf(path, specifier)
      const because = specifier.startsWith('.') ? oursViolation(path, target) : packageViolation(path, target)
      if (because) found.push(`${path} → ${target}: ${because}`)
    }
  }
  return found
}

function oursViolation(path: string, target: string): string | null {
  const [from, to] = [placeOf(path), placeOf(target)]
  if (to.layer === 'architecture.mjs') return null
  const allowed = layers[from.layer]
  if (allowed && !allowed.includes(to.layer)) return `${from.layer} may not use ${to.layer}`
  if (from.capability === null || from.kind === null) return null
  const rule = kinds[from.kind]
  if (!rule) return null
  if (to.capability === null)
    return rule.layers.includes(to.layer) ? null : `${from.kind} may not use ${to.layer}`
  const [own, other] = [capabilities.indexOf(from.capability), capabilities.indexOf(to.capability)]
  if (other > own) return `${from.capability} stands above ${to.capability}`
  const list = other === own ? rule.own : rule.earlier
  return list.includes(to.kind ?? '')
    ? null
    : `${from.kind} may not use ${other === own ? 'its own' : 'an earlier'} ${to.kind}`
}

function packageViolation(path: string, name: string): string | null {
  const { layer, kind } = placeOf(path)
  const isPure = layer === 'kernel' || layer === 'statistics' || pureKinds.includes(kind ?? '')
  const pack = name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : name.split('/')[0]
  if (isPure) {
    if (layer !== 'statistics' && validators.includes(pack)) return null
    return 'pure code uses no package and no Node module'
  }
  if (/^(fastify|@fastify\/.*)$/.test(pack) && layer !== 'platform' && kind !== 'http')
    return 'the HTTP library stays in platform and http.ts'
  const isScreen = layer === 'design' || kind === 'ui' || path.startsWith('src/app/web/')
  if (
    isScreen &&
    (name.startsWith('node:') || /^(pg|kysely|fastify|graphile-worker|better-auth|@orpc\/server)$/.test(pack))
  )
    return 'screens import no server code'
  if (
    !isScreen &&
    /^(react|react-dom|@tanstack\/react-.*|sonner|cmdk|lucide-react|@base-ui\/react)$/.test(pack)
  )
    return 'servers import no screen'
  return null
}

function cycles(sources: Sources): string[] {
  const graph = new Map<string, string[]>()
  for (const [path, text] of sources) {
    if (!isCode(path)) continue
    graph.set(
      path,
      importsOf(text)
        .map((name) => targetOf(path, name))
        .filter((to) => sources.has(to) && isCode(to)),
    )
  }
  const state = new Map<string, 'open' | 'done'>()
  const found: string[] = []
  const visit = (path: string, trail: string[]) => {
    if (state.get(path) === 'done') return
    if (state.get(path) === 'open') {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
      return
    }
    state.set(path, 'open')
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path])
    state.set(path, 'done')
  }
  for (const path of graph.keys()) visit(path, [])
  return found
}

const entrances = [
  /^src\/app\/(server|cli|worker)\.ts$/,
  /^src\/app\/web\/main\.tsx$/,
  /^src\/app\/web\/counter\/(main\.tsx|offline\.ts)$/,
  /-worker\.ts$/,
  /^src\/design\/public\//,
  /\.d\.ts$/,
]

function orphans(sources: Sources): string[] {
  const used = new Set<string>()
  for (const [path, text] of sources) {
    for (const name of importsOf(text)) {
      const target = targetOf(path, name)
      if (target !== path) used.add(target)
    }
  }
  return [...sources.keys()].filter(
    (path) =>
      isCode(path) &&
      path.startsWith('src/') &&
      !used.has(path) &&
      !entrances.some((entrance) => entrance.test(path)),
  )
}

const badNames =
  /(^|[/.-])(util|utils|helper|helpers|common|shared|misc|types|manager|service|constants)([/.-]|$)/i

function nameViolations(sources: Sources): string[] {
  const found: string[] = []
  for (const path of sources.keys()) {
    if (badNames.test(path)) found.push(`${path}: says nothing about what is in it`)
    const { capability, kind } = placeOf(path)
    if (capability && !vocabulary.includes(kind ?? ''))
      found.push(`${path}: ${kind} is not a word of the vocabulary`)
    const file = path.split('/').at(-1) ?? ''
    const text = sources.get(path) ?? ''
    const isComponent = file.endsWith('.tsx') && /^export (function|const) [A-Z][a-z]/m.test(text)
    const shape = isComponent
      ? /^[A-Z][A-Za-z0-9]*\.tsx$/
      : /^[a-z0-9]+([-.][a-z0-9]+)*\.(test\.)?(ts|tsx|mjs|css)$/
    if (!shape.test(file)) found.push(`${path}: files are kebab-case, components PascalCase`)
  }
  return found
}

function sizeViolations(sources: Sources): string[] {
  return [...sources]
    .map(([path, text]) => ({ path, lines: text.split('\n').length - 1, most: isTest(path) ? 600 : 300 }))
    .filter(
      ({ lines, most, path }) =>
        lines > most && !path.endsWith('.css') && !/ui\/words(\.[a-z]{2})?\.ts$/.test(path),
    )
    .map(({ path, lines, most }) => `${path}: ${lines} lines, at most ${most}`)
}

const sqlPattern =
  /\b(selectFrom|insertInto|updateTable|deleteFrom)\(|\b(?:insert\s+into|delete\s+from)\s+[a-z_]+|\bselect\s+[\s\S]{0,400}?\bfrom\s+[a-z_]+\s|\bupdate\s+[a-z_]+\s+set\b/

function sqlViolations(sources: Sources): string[] {
  const found: string[] = []
  for (const [path, text] of sources) {
    const { layer, kind } = placeOf(path)
    const mayHoldSql =
      !['capabilities', 'app'].includes(layer) || ['store', 'views', 'ui'].includes(kind ?? '')
    if (mayHoldSql || !isCode(path)) continue
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    if (sqlPattern.test(code)) found.push(`${path}: SQL belongs in store and views`)
  }
  return found
}

const writePattern =
  /\b(?:insert\s+into|update|delete\s+from|merge\s+into)\s+([a-z_]+)\b|\b(?:insertInto|updateTable|deleteFrom)\('([a-z_]+)'\)/g

function writersByTable(sources: Sources, tables: readonly string[]): Map<string, Set<string>> {
  const writers = new Map<string, Set<string>>()
  for (const [path, text] of sources) {
    const { capability } = placeOf(path)
    if (!capability || !isCode(path)) continue
    for (const found of text.matchAll(writePattern)) {
      const table = found[1] ?? found[2]
      if (!tables.includes(table)) continue
      writers.set(table, (writers.get(table) ?? new Set()).add(capability))
    }
  }
  return writers
}

// The server's, and that of a device while no server can be asked.
const clocks = ['src/platform/clock.ts', 'src/design/clock.ts']

function clockViolations(sources: Sources): string[] {
  return [...sources]
    .filter(
      ([path, text]) => isCode(path) && !clocks.includes(path) && /\bnew Date\(\)|\bDate\.now\(/.test(text),
    )
    .map(([path]) => `${path}: asks the machine for the time`)
}

function exportViolations(sources: Sources): string[] {
  return [...sources]
    .filter(
      ([path, text]) => isCode(path) && (/^export default\b/m.test(text) || /^export \* from/m.test(text)),
    )
    .map(([path]) => `${path}: named exports only, no barrels`)
}

const sources = readSources()
const tables = readdirSync(join(root, 'database/migrations')).flatMap((file) =>
  [
    ...readFileSync(join(root, 'database/migrations', file), 'utf8').matchAll(/^create table ([a-z_]+) \(/gm),
  ].map((found) => found[1]),
)

test('the list of capabilities is the folders, and each reads as the product', () => {
  expect([...capabilities].sort()).toEqual(readdirSync(join(root, 'src/capabilities')).sort())
})

test('every import follows the order and the directions', () => {
  expect(directionViolations(sources)).toEqual([])
})

test('no file leads back to itself', () => {
  expect(cycles(sources)).toEqual([])
})

test('no file is forgotten', () => {
  expect(orphans(sources)).toEqual([])
})

test('files have the names the vocabulary allows', () => {
  expect(nameViolations(sources)).toEqual([])
})

test('a file fits in the head', () => {
  expect(sizeViolations(sources)).toEqual([])
})

test('SQL stands in store and views only', () => {
  expect(sqlViolations(sources)).toEqual([])
})

test('every table has one capability that writes it', () => {
  const shared = [...writersByTable(sources, tables)]
    .filter(([, who]) => who.size > 1)
    .map(([table, who]) => `${table}: ${[...who].join(', ')}`)
  expect(shared).toEqual([])
})

test('only the clock knows the time', () => {
  expect(clockViolations(sources)).toEqual([])
})

test('everything is exported by name', () => {
  expect(exportViolations(sources)).toEqual([])
})

const planted: { rule: (sources: Sources) => string[]; path: string; text: string; says: RegExp }[] = [
  {
    rule: directionViolations,
    path: 'src/kernel/a.ts',
    text: "import { b } from '../platform/clock.ts'",
    says: /kernel may not use platform/,
  },
  {
    rule: directionViolations,
    path: 'src/statistics/a.ts',
    text: "import { b } from '../kernel/day.ts'",
    says: /statistics may not use kernel/,
  },
  {
    rule: directionViolations,
    path: 'src/statistics/a.ts',
    text: "import { z } from 'zod'",
    says: /no package/,
  },
  {
    rule: directionViolations,
    path: 'src/design/A.tsx',
    text: "import { b } from '../platform/clock.ts'",
    says: /design may not use platform/,
  },
  {
    rule: directionViolations,
    path: 'src/platform/a.ts',
    text: "import type { B } from '../capabilities/people/model.ts'",
    says: /platform may not use capabilities/,
  },
  {
    rule: directionViolations,
    path: 'src/capabilities/people/views.ts',
    text: "import type { Trade } from '../trade/model.ts'",
    says: /people stands above trade/,
  },
  {
    rule: directionViolations,
    path: 'src/capabilities/trade/actions.ts',
    text: "import { save } from '../people/store.ts'",
    says: /an earlier store/,
  },
  {
    rule: directionViolations,
    path: 'src/capabilities/trade/jobs.ts',
    text: "import { run } from '../people/jobs.ts'",
    says: /an earlier jobs/,
  },
  {
    rule: directionViolations,
    path: 'src/capabilities/trade/views.ts',
    text: "import { b } from '../people/http.ts'",
    says: /an earlier http/,
  },
  {
    rule: directionViolations,
    path: 'src/capabilities/trade/rules.ts',
    text: "import { save } from './store.ts'",
    says: /its own store/,
  },
  {
    rule: directionViolations,
    path: 'src/capabilities/trade/rules.ts',
    text: "import { readFile } from 'node:fs'",
    says: /pure code/,
  },
  {
    rule: directionViolations,
    path: 'src/capabilities/trade/model.ts',
    text: "import { now } from '../../platform/clock.ts'",
    says: /model may not use platform/,
  },
  {
    rule: directionViolations,
    path: 'src/capabilities/trade/ui/Panel.tsx',
    text: "import { list } from '../views.ts'",
    says: /its own views/,
  },
  {
    rule: directionViolations,
    path: 'src/capabilities/trade/actions.ts',
    text: "import { Panel } from './ui/Panel.tsx'",
    says: /its own ui/,
  },
  {
    rule: directionViolations,
    path: 'src/capabilities/trade/actions.ts',
    text: "import Fastify from 'fastify'",
    says: /HTTP library/,
  },
  {
    rule: directionViolations,
    path: 'src/design/A.tsx',
    text: "import pg from 'pg'",
    says: /no server code/,
  },
  {
    rule: directionViolations,
    path: 'src/platform/a.ts',
    text: "import React from 'react'",
    says: /no screen/,
  },
  { rule: nameViolations, path: 'src/platform/date-utils.ts', text: '', says: /says nothing/ },
  { rule: nameViolations, path: 'src/capabilities/people/queries.ts', text: '', says: /vocabulary/ },
  {
    rule: nameViolations,
    path: 'src/design/button.tsx',
    text: 'export function Button() {}',
    says: /PascalCase/,
  },
  { rule: sizeViolations, path: 'src/kernel/long.ts', text: 'x\n'.repeat(301), says: /301 lines/ },
  {
    rule: sqlViolations,
    path: 'src/capabilities/people/actions.ts',
    text: "db.query('select id from party where true')",
    says: /SQL/,
  },
  {
    rule: clockViolations,
    path: 'src/capabilities/people/rules.ts',
    text: 'const at = Date.now()',
    says: /time/,
  },
  {
    rule: exportViolations,
    path: 'src/design/A.tsx',
    text: 'export default function A() {}',
    says: /named exports/,
  },
  { rule: orphans, path: 'src/kernel/lonely.ts', text: '', says: /lonely/ },
]

test.each(planted)('planted in $path, a violation is seen: $says', ({ rule, path, text, says }) => {
  expect(rule(new Map([[path, text]])).join('\n')).toMatch(says)
})

test('a planted cycle of types is seen', () => {
  const two = new Map([
    ['src/kernel/a.ts', "import type { B } from './b.ts'"],
    ['src/kernel/b.ts', "import type { A } from './a.ts'"],
  ])
  expect(cycles(two)).toHaveLength(1)
})

test('a planted second writer of a table is seen', () => {
  const two = new Map([
    ['src/capabilities/people/store.ts', 'insert into party (id) values ($1)'],
    ['src/capabilities/trade/store.ts', 'update party set version = 2'],
  ])
  expect(writersByTable(two, ['party']).get('party')?.size).toBe(2)
})
