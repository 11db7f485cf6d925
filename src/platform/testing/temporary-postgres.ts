import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../postgres/embedded.ts'
import { folderMode } from '../postgres/lock.ts'

/** A PostgreSQL that lives for one run: fast, unsafe, and gone without a trace. */
export type TemporaryPostgres = Readonly<{ url: string; remove: () => Promise<void> }>

/** Starts it outside the checkout, which may lie under a folder that PostgreSQL's user can't enter. */
export async function startTemporary(): Promise<TemporaryPostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rapport-temporary-'))
  await chmod(dataDir, folderMode())
  const server = await startEmbedded({ dataDir, fsync: false })
  return {
    url: server.url,
    remove: async () => {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
