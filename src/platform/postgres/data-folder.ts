import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { folderMode } from './folder-mode.ts'

/** The data folder can't be used; the message says which and why. */
export class FolderUnusable extends Error {
  override name = 'FolderUnusable'
}

/**
 * Makes the data folder and those above it. Step by step, because Node's own recursive way never ends where a
 * folder says that it isn't there although it is, as /proc does.
 */
export async function makeFolder(dataDir: string): Promise<void> {
  const path = resolve(dataDir)
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory()) return
  if (found) throw new FolderUnusable(`DATA_DIR is ${path}, which is no folder.`)
  if (dirname(path) !== path) await makeFolder(dirname(path))
  await mkdir(path, { mode: folderMode() }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return
    throw new FolderUnusable(`DATA_DIR is ${path}, and that folder can't be made here (${error.code}).`)
  })
}
