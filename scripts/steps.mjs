// Runs programs one after the other, says how each went, and counts.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './preparing.mjs'

export const nothing = { passed: 0, failed: 0, skipped: 0 }

export function sum(counts) {
  return counts.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    nothing,
  )
}

/** The closing line of a run. */
export function words({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** A check passes or fails as a whole; what it says is shown only when it fails. */
export async function check(name, command, ...args) {
  const start = performance.now()
  const { code, said } = await run(command, args, 'quiet')
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (code === 0) return { ...nothing, passed: 1 }
  console.log(said.trimEnd())
  return { ...nothing, failed: 1 }
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
    // It ended before it could report.
    return { ...nothing, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function countsOf(report, code) {
  // A file that can't even be loaded has no test that could fail.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const failed = report.numFailedTests + broken.length
  return {
    passed: report.numPassedTests,
    // Errors outside of any test make Vitest fail with all tests green.
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
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
