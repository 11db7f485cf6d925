// npm run bench: measures what is promised of speed, each figure beside a reference of the same run.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { prepare, root } from './preparing.mjs'

await prepare()
const chromium = findChromium()
const env = chromium ? { ...process.env, CHROMIUM_PATH: chromium } : process.env
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', join(root, 'benchmarks/bench.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env },
)
process.exitCode = status ?? 1
