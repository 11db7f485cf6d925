// Measures what Rapport promises of its speed, each figure beside a reference of the same run:
//   npm run bench [-- PART …] [--quick]
// A part is a file of benchmarks/parts. Without --quick what was found is kept in benchmarks/results.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { commit, loadOf, machine } from './bench/machine.ts'
import { type Found, inWords, type Part, table } from './bench/report.ts'
import { closeShared } from './bench/stage.ts'

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
})
const say = (text: string) => (given.json ? process.stderr : process.stdout).write(`${text}\n`)

const folder = join(import.meta.dirname, 'parts')
// Those of one firm one after the other.
const first = ['requests', 'screens']
const found = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
const names = [...first, ...found.filter((name) => !first.includes(name))]
const unknown = positionals.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`There is no part ${unknown.join(', ')}; there are ${names.join(', ')}.\n`)
  process.exit(2)
}

const begun = { at: new Date().toISOString(), commit: commit(), machine: machine(), quick: given.quick }
say(JSON.stringify(begun.machine))
const parts: Record<string, Found & { seconds: number }> = {}
try {
  for (const name of positionals.length > 0 ? positionals : names) {
    const { part } = (await import(join(folder, `${name}.ts`))) as { part: Part }
    say(`\n${part.name}: ${part.about}`)
    const from = performance.now()
    const result = await part.run({ isQuick: given.quick })
    parts[name] = { ...result, seconds: Math.round((performance.now() - from) / 1000) }
    say(`${table(result.rows)}\n${inWords(result.goals)}`)
  }
} finally {
  await closeShared()
}

const result = JSON.stringify({ ...begun, loadAfter: loadOf(), parts }, null, 2)
if (given.json) process.stdout.write(`${result}\n`)
if (!given.quick) {
  const results = join(import.meta.dirname, 'results')
  mkdirSync(results, { recursive: true })
  const which = positionals.length > 0 ? `-${positionals.join('-')}` : ''
  const path = join(
    results,
    `bench-${begun.at.slice(0, 10)}-${begun.commit.replace('+', '-changed')}${which}.json`,
  )
  writeFileSync(path, `${result}\n`)
  say(`\nKept in ${path}`)
}
