import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { openOwnerPool } from '../database.ts'
import { folderMode } from '../postgres/folder-mode.ts'
import { startEmbedded } from '../postgres/embedded.ts'
import { lockFolder } from '../postgres/lock.ts'
import { assertUsable } from '../postgres/outside.ts'
import { markOf } from '../sessions/secret.ts'
import type { BackupManifest } from './backup-file.ts'
import { secretFile } from './backup-file.ts'
import { RestoreRefused } from './refused.ts'
import { filledIn, restoreDatabase } from './restore.ts'
import { besideOf, isWhole, markWhole, moveUp, removeAside, switchOver } from './switch-over.ts'

type Place = Pick<Config, 'dataDir' | 'databaseUrl' | 'secret'>

/** What was restored, and what a person should know beside it. */
export type Restored = Readonly<{ manifest: BackupManifest; notes: readonly string[] }>

/**
 * Makes a whole place from a backup: database, uploads and secret. All of it is made beside, in a folder called
 * `restoring`, and moved to where it counts only when it was read back and compared; so a restore that is cut off
 * leaves nothing that could be taken for a place.
 */
export async function restorePlace(file: string, place: Place, passphrase?: string): Promise<Restored> {
  const lock = await lockFolder(place.dataDir, 'command')
  const beside = besideOf(place.dataDir)
  try {
    if (await isWhole(place.dataDir)) await switchOver(place.dataDir)
    await rm(beside, { recursive: true, force: true })
    await assertNoUploads(place.dataDir)
    await mkdir(beside, { mode: folderMode() })
    const made = place.databaseUrl === undefined ? restoreEmbedded : restoreOutside
    const manifest = await made(file, { ...place, beside, passphrase })
    return { manifest, notes: secretNotes(manifest, place.secret) }
  } finally {
    await rm(beside, { recursive: true, force: true })
    await lock.release()
  }
}

type Making = Place & Readonly<{ beside: string; passphrase: string | undefined }>

async function restoreEmbedded(
  file: string,
  { dataDir, beside, passphrase }: Making,
): Promise<BackupManifest> {
  const isThere = await hasDatabase(dataDir)
  if (isThere) await assertEmptyCluster(dataDir)
  const server = await startEmbedded({ dataDir: beside })
  let manifest: BackupManifest
  try {
    manifest = await restoreDatabase(file, server.url, { passphrase, filesTo: beside })
  } finally {
    await server.stop()
  }
  await rm(join(dataDir, 'postgres.log'), { force: true })
  await markWhole(dataDir)
  await switchOver(dataDir)
  if (isThere) await removeAside(dataDir)
  return manifest
}

/** In a database of one's own the transaction makes it count; the files are there just before. */
async function restoreOutside(
  file: string,
  { dataDir, databaseUrl = '', beside, passphrase }: Making,
): Promise<BackupManifest> {
  await assertUsable(databaseUrl)
  return restoreDatabase(file, databaseUrl, {
    passphrase,
    filesTo: beside,
    beforeItCounts: async () => {
      for (const name of [secretFile, 'files']) await moveUp(name, beside, dataDir)
    },
  })
}

async function hasDatabase(dataDir: string): Promise<boolean> {
  const names = await readdir(dataDir)
  return names.includes('postgres') || names.includes('postgres.location')
}

/** Somebody may have looked at the first page before: a database without a firm in it may be replaced. */
async function assertEmptyCluster(dataDir: string): Promise<void> {
  const server = await startEmbedded({ dataDir }).catch((cause: unknown) => {
    throw new RestoreRefused(`${notEmptyWords(dataDir)} Nothing was changed.`, { cause })
  })
  const pool = openOwnerPool(server.url)
  try {
    if ((await filledIn(pool)).length > 0)
      throw new RestoreRefused(`${notEmptyWords(dataDir)} Nothing was changed.`)
  } finally {
    await pool.end()
    await server.stop()
  }
}

function notEmptyWords(dataDir: string): string {
  return (
    `${dataDir} holds the data of a firm already, and a backup goes only into an empty place. ` +
    'Name a new folder with --into, or move this one away first.'
  )
}

async function assertNoUploads(dataDir: string): Promise<void> {
  const found = await readdir(join(dataDir, 'files')).catch(() => [])
  if (found.length > 0) throw new RestoreRefused(`${notEmptyWords(dataDir)} Nothing was changed.`)
}

function secretNotes({ secretMark, files = [] }: BackupManifest, secret: string | undefined): string[] {
  const lost =
    'Everybody signs in again, and whoever uses a second factor needs a recovery code and sets it up anew.'
  if (secretMark !== undefined && secret === undefined)
    return [
      `The server that made this backup had RAPPORT_SECRET set. Set the same one here; without it: ${lost}`,
    ]
  if (secretMark !== undefined && secret !== undefined && markOf(secret) !== secretMark)
    return [
      `RAPPORT_SECRET isn't the one of the server that made this backup. Set that one; without it: ${lost}`,
    ]
  if (secretMark === undefined && secret !== undefined && files.some(({ file }) => file === secretFile))
    return [
      'RAPPORT_SECRET is set here and is used instead of the secret in the backup. Unset it to use that one.',
    ]
  if (secretMark === undefined && !files.some(({ file }) => file === secretFile))
    return [`This backup holds no secret: it is one of 0.1.0, or of a server that was never started. ${lost}`]
  return []
}

/** The passphrase in a file, without the line's end. */
export async function passphraseIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new RestoreRefused(`The file ${file}, which should hold the passphrase, can't be read.`, { cause })
  })
  return text.replace(/\r?\n$/, '')
}
