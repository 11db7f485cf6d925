// Writes database/schema.sql and database/types.gen.ts from the migrations; with --verify it only compares.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { register } from 'tsx/esm/api'

register()
const { startEmbedded } = await import('../src/platform/postgres/embedded.ts')
const { migrate } = await import('../src/platform/migrate.ts')
const { staleFiles, writeGeneratedFiles } = await import('../src/platform/schema/generated-files.ts')

const dataDir = await mkdtemp(join(tmpdir(), 'rapport-schema-'))
const server = await startEmbedded({ dataDir, fsync: false })
try {
  await migrate({ url: server.url })
  if (process.argv.includes('--verify')) await verify()
  else await write()
} finally {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
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
