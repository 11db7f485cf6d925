import { mkdir, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { WorkspaceId } from '../kernel/id.ts'
import { readConfig } from './config.ts'

let dataDir: string | undefined

/** Says where files are kept; without it, in the DATA_DIR of the environment. */
export function keepFilesIn(folder: string): void {
  dataDir = folder
}

/** Room on the disk where the data lies. */
export async function roomLeft(): Promise<Readonly<{ freeBytes: number; totalBytes: number }>> {
  const folder = dataDir ?? readConfig().dataDir
  await mkdir(folder, { recursive: true })
  const { bavail, blocks, bsize } = await statfs(folder)
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
}

/** Where a file of a workspace lies; the folder is there when this returns. Names come from us, never from people. */
export async function fileOf(workspaceId: WorkspaceId, name: string): Promise<string> {
  if (!/^[a-z0-9][a-z0-9.-]*$/i.test(name)) throw new TypeError('A file is named by an id.')
  const folder = join(dataDir ?? readConfig().dataDir, 'files', workspaceId)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return join(folder, name)
}

/** Removes a file of a workspace; one that isn't there is no trouble. */
export async function removeFile(workspaceId: WorkspaceId, name: string): Promise<void> {
  await rm(await fileOf(workspaceId, name), { force: true })
}
