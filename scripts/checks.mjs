// What can be said about the code without running it.
import { check } from './steps.mjs'

export async function staticChecks() {
  return [
    await check('types', 'tsc', '--noEmit'),
    await check('lint', 'oxlint', '--deny-warnings'),
    await check('format', 'biome', 'format', '.'),
    await check('schema', 'node', 'scripts/schema.mjs', '--verify'),
  ]
}
