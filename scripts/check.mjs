// npm run check: the fast part of the tests, for while one works.
import { staticChecks } from './checks.mjs'
import { assertNode, ensureInstalled } from './preparing.mjs'
import { sum, vitest, words } from './steps.mjs'

assertNode()
ensureInstalled()
const counts = sum([...(await staticChecks()), await vitest('--project', 'pure')])
console.log(words(counts))
process.exitCode = counts.failed > 0 ? 1 : 0
