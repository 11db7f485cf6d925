// Writes database/schema.sql and database/types.gen.ts from the migrations; with --verify it only compares.
import { relative } from 'node:path'
import { register } from 'tsx/esm/api'

register()
const { startTemporary } = await import('../src/platform/testing/temporary-postgres.ts')
const { migrate } = await import('../src/platform/migrate.ts')
const { staleFiles, writeGeneratedFiles } = await import('../src/platform/schema/generated-files.ts')

const server = await startTemporary()
try {
  await migrate({ url: server.url })
  if (process.argv.includes('--verify')) await verify()
  else await write()
} finally {
  await server.remove()
}

async function verify() {
  const stale = await staleFiles(server.url)
  if (stale.length === 0) return
  const names = stale.map(({ path }) => relative(process.cwd(), path)).join(' and ')
  console.error(`${names}: not what the migrations make. Run: node scripts/schema.mjs`)
  process.exitCode = 1
}

async function write() {
  const changed = await writeGeneratedFiles(server.url)
  for (const path of changed) console.log(`wrote ${relative(process.cwd(), path)}`)
}
