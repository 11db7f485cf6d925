// Makes the package: types and addresses from the contract, then JavaScript and declarations in dist/.
import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { register } from 'tsx/esm/api'

const here = import.meta.dirname
const root = join(here, '../..')

register()
const { apiText } = await import('./types-of.ts')
writeFileSync(join(here, 'src/api.gen.ts'), apiText())
rmSync(join(here, 'dist'), { recursive: true, force: true })
execFileSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(here, 'tsconfig.json')],
  {
    stdio: 'inherit',
  },
)
