// npm test: everything. The last line says how it went.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { staticChecks } from './checks.mjs'
import { findChromium, installChromium } from './chromium.mjs'
import { assertNode, ensureBuilt, ensureInstalled, root } from './preparing.mjs'
import { nothing, sum, vitest, words } from './steps.mjs'

assertNode()
ensureInstalled()
const counts = sum([...(await staticChecks()), await vitest(), await buildStep(), await journeys()])
console.log(words(counts))
process.exitCode = counts.failed > 0 ? 1 : 0

async function buildStep() {
  try {
    await ensureBuilt()
    console.log('✓ build')
    return { ...nothing, passed: 1 }
  } catch (error) {
    console.log(`✗ build\n${error.message}`)
    return { ...nothing, failed: 1, broken: ['✗ build'] }
  }
}

async function journeys() {
  if (!existsSync(join(root, 'journeys'))) return nothing
  const chromium = findChromium() ?? installChromium()
  if (chromium) {
    process.env.CHROMIUM_PATH = chromium
    return vitest('--config', 'vitest.journeys.config.ts')
  }
  const why = 'There is no Chromium, and it could not be installed: the journeys did not run.'
  console.log(why)
  return process.env.CI === 'true'
    ? { ...nothing, failed: 1, broken: [`✗ ${why}`] }
    : { ...nothing, skipped: 1 }
}
