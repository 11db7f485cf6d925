// npm run fuzz: every endpoint is hit with valid, nearly valid and hostile input, for as long as asked.
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { assertNode, ensureInstalled, root } from './preparing.mjs'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 30)) },
    minutes: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
  },
})

assertNode()
ensureInstalled()
const { seed, minutes, only } = values
if (!/^\d{1,10}$/.test(seed) || !(Number(minutes) > 0)) {
  console.error('--seed takes a whole number, --minutes a number above zero.')
  process.exit(2)
}
console.log(
  `Seed ${seed}, ${minutes} minutes. The same again: npm run fuzz -- --seed ${seed} --minutes ${minutes}`,
)
const env = { ...process.env, FUZZ_SEED: seed, FUZZ_MINUTES: minutes, FUZZ_ONLY: only }
const args = ['node_modules/vitest/vitest.mjs', 'run', 'src/app/fuzz.test.ts', '--disable-console-intercept']
const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' })
child.on('exit', (code) => {
  console.log(code === 0 ? `Nothing broke with seed ${seed}.` : `Something broke with seed ${seed}.`)
  process.exitCode = code ?? 1
})
