// Runs programs one after the other, says how each went, and counts.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './preparing.mjs'

export const nothing = { passed: 0, failed: 0, skipped: 0, broken: [] }

export function sum(counts) {
  return counts.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
      broken: [...all.broken, ...one.broken],
    }),
    nothing,
  )
}

/** The end of a run: what broke, once more, as a long run has scrolled it away; then the closing line. */
export function words({ passed, failed, skipped, broken }) {
  const closing = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
  return [...broken, closing].join('\n')
}

/** A check passes or fails as a whole; what it says is shown only when it fails. */
export async function check(name, command, ...args) {
  const start = performance.now()
  const { code, said } = await run(command, args, 'quiet')
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (code === 0) return { ...nothing, passed: 1 }
  console.log(said.trimEnd())
  return { ...nothing, failed: 1, broken: [`✗ ${name}`] }
}

/** Runs Vitest and counts its tests. */
export async function vitest(...args) {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-report-'))
  const file = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await run('vitest', ['run', ...reporters, ...args], 'aloud')
  try {
    return countsOf(JSON.parse(readFileSync(file, 'utf8')), code)
  } catch {
    return { ...nothing, failed: 1, broken: ['✗ Vitest ended before it could report'] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function countsOf(report, code) {
  // A file that can't even be loaded has no test that could fail.
  const unread = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const failed = report.numFailedTests + unread.length
  const broken = [
    ...unread.map((file) => told(file.name, file.message)),
    ...report.testResults.flatMap((file) =>
      file.assertionResults
        .filter((test) => test.status === 'failed')
        .map((test) => told(`${file.name}: ${test.fullName}`, test.failureMessages.join('\n'))),
    ),
  ]
  // Errors outside of any test make Vitest fail with all tests green.
  const outside = code !== 0 && failed === 0
  return {
    passed: report.numPassedTests,
    failed: outside ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    broken: outside ? ['✗ an error outside of any test: see "Unhandled" above'] : broken,
  }
}

function told(where, why) {
  const first = why.split('\n').slice(0, 12)
  return [`✗ ${where.replace(`${root}/`, '')}`, ...first.map((line) => `    ${line}`)].join('\n')
}

function run(command, args, manner) {
  const program = command === 'node' ? [process.execPath] : [process.execPath, programOf(command)]
  const child = spawn(program[0], [...program.slice(1), ...args], {
    cwd: root,
    stdio: manner === 'quiet' ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  })
  let said = ''
  child.stdout?.on('data', (text) => (said += text))
  child.stderr?.on('data', (text) => (said += text))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? 1, said })))
}

/** The file behind a program of node_modules; started without npx it begins half a second sooner. */
function programOf(name) {
  const owner = { tsc: 'typescript', biome: '@biomejs/biome' }[name] ?? name
  const folder = join(root, 'node_modules', owner)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[name])
}
