import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { secretFile } from './backup-file.ts'

/** Where a place is made before it counts: inside the data folder, so that moving it is one step of the disk. */
export const besideOf = (dataDir: string) => join(dataDir, 'restoring')

/** Says, in the folder made beside, that all of it is there: from then on the switch only goes forward. */
const mark = (dataDir: string) => join(besideOf(dataDir), 'whole')

export async function markWhole(dataDir: string): Promise<void> {
  await writeFile(mark(dataDir), '', { flush: true })
}

/** Whether a place was made beside and its switch was broken off. */
export async function isWhole(dataDir: string): Promise<boolean> {
  return (await stat(mark(dataDir)).catch(() => undefined)) !== undefined
}

const databaseFolders = ['postgres', 'postgres.location']

/**
 * Lets what was made beside count; the database that was there is set aside. It can be broken off anywhere and goes on
 * at the next start: nobody is ever shown an empty house.
 */
export async function switchOver(dataDir: string): Promise<void> {
  const beside = besideOf(dataDir)
  const made = await readdir(beside)
  // What is still beside has not moved yet, so what stands in its place is the older.
  if (databaseFolders.some((name) => made.includes(name)))
    for (const name of databaseFolders) await setAside(dataDir, name)
  for (const name of [secretFile, 'files', 'database-password', ...databaseFolders])
    await moveUp(name, beside, dataDir)
  await rm(beside, { recursive: true, force: true })
}

async function setAside(dataDir: string, name: string): Promise<void> {
  const found = await stat(join(dataDir, name)).catch(() => undefined)
  if (found === undefined) return
  await rm(asideOf(dataDir, name), { recursive: true, force: true })
  await rename(join(dataDir, name), asideOf(dataDir, name))
}

const asideOf = (dataDir: string, name: string) => join(dataDir, `${name}.before-move`)

/** Removes the database that was set aside, where it is known to hold nothing. */
export async function removeAside(dataDir: string): Promise<void> {
  for (const name of databaseFolders) await rm(asideOf(dataDir, name), { recursive: true, force: true })
}

/** Moves something made beside to where it counts, in place of what was there; what is not there is no trouble. */
export async function moveUp(name: string, from: string, to: string): Promise<void> {
  const found = await stat(join(from, name)).catch(() => undefined)
  if (found === undefined) return
  await rm(join(to, name), { recursive: true, force: true })
  await rename(join(from, name), join(to, name))
}
