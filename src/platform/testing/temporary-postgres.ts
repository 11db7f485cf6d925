import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { passwordIn } from '../postgres/cluster.ts'
import { startEmbedded, urlOf } from '../postgres/embedded.ts'
import { folderMode } from '../postgres/folder-mode.ts'
import { stopOrphan } from '../postgres/orphan.ts'

/** A PostgreSQL that lives for one run: fast, unsafe, and gone without a trace. */
export type TemporaryPostgres = Readonly<{ url: string; remove: () => Promise<void> }>

const prefix = 'rapport-temporary-'

/** Starts it outside the checkout, which may lie under a folder that PostgreSQL's user can't enter. */
export async function startTemporary(): Promise<TemporaryPostgres> {
  const place = await fastestPlace()
  await removeLeftovers(place)
  const dataDir = await mkdtemp(join(place, `${prefix}${process.pid}-`))
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

/** In memory a database is copied ten times faster than on a disk; small containers have too little of it. */
async function fastestPlace(): Promise<string> {
  const memory = '/dev/shm'
  const roomBytes = await statfs(memory).then(
    (found) => found.bsize * found.bavail,
    () => 0,
  )
  return process.platform === 'linux' && roomBytes > 4e9 ? memory : tmpdir()
}

/** A run that was killed could not clean up; the next one does. */
async function removeLeftovers(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1] ?? process.pid)
    if (isAlive(pid)) continue
    const dataDir = join(place, name)
    const password = await passwordIn(dataDir).catch(() => '')
    await stopOrphan(join(dataDir, 'postgres'), urlOf({ password }, 0))
    await rm(dataDir, { recursive: true, force: true }).catch(() => undefined)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
