import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { folderMode } from './folder-mode.ts'
import type { SystemUser } from './system-user.ts'
import { canEnter } from './system-user.ts'

/** The files of one embedded database and the password of its owner. */
export type Cluster = Readonly<{ folder: string; log: string; password: string; movedTo?: string }>

/** The owner's name, in the cluster and of its one database. */
export const ownerName = 'rapport'

type Place = Readonly<{ dataDir: string; binaries: Binaries; user: SystemUser; isSafe: boolean }>

/** The PostgreSQL that made a data folder's database, such as "17"; undefined where there is none yet. */
export async function majorIn(dataDir: string): Promise<string | undefined> {
  const noted = await readFile(join(dataDir, 'postgres.location'), 'utf8').catch(() => dataDir)
  const found = await readFile(join(noted.trim(), 'postgres', 'PG_VERSION'), 'utf8').catch(() => undefined)
  return found?.trim()
}

/** Finds the database's files in the data folder, or makes them the first time. */
export async function findCluster(place: Place): Promise<Cluster> {
  const { dataDir, binaries, user } = place
  await mkdir(dataDir, { recursive: true, mode: folderMode() })
  const home = await homeOf(dataDir, user)
  const folder = join(home, 'postgres')
  const password = await passwordIn(dataDir)
  const log = join(dataDir, 'postgres.log')
  const found = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (found === undefined) await make(folder, password, place)
  else assertSameMajor(found.trim(), binaries.version, folder)
  return { folder, log, password, ...(home === dataDir ? {} : { movedTo: home }) }
}

/** The password of the owner; this process alone may read it. */
export async function passwordIn(dataDir: string): Promise<string> {
  const file = join(dataDir, 'database-password')
  const made = randomBytes(24).toString('base64url')
  await writeFile(file, made, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  return (await readFile(file, 'utf8')).trim()
}

/**
 * Where the files lie. As root, PostgreSQL runs as a user who may not be able to enter the data folder
 * (a clone under /root, say): then they lie elsewhere, and a note in the data folder remembers where.
 */
async function homeOf(dataDir: string, user: SystemUser): Promise<string> {
  const note = join(dataDir, 'postgres.location')
  const noted = await readFile(note, 'utf8').catch(() => undefined)
  if (noted !== undefined) return noted.trim()
  if (canEnter(dataDir, user)) return dataDir
  const home = join('/var/lib/rapport', randomUUID())
  await mkdir(home, { recursive: true, mode: 0o711 })
  if (!canEnter(home, user)) {
    throw new Error(`The user "${user.name}", who runs PostgreSQL, can enter neither ${dataDir} nor ${home}.`)
  }
  await writeFile(note, `${home}\n`)
  return home
}

function assertSameMajor(found: string, version: string, folder: string): void {
  const major = version.split('.')[0]
  if (found === major) return
  throw new Error(
    `The database in ${folder} was made by PostgreSQL ${found}; this Rapport brings PostgreSQL ${major}. ` +
      'Start the server, which moves it over and says how it goes.',
  )
}

/** Makes the files aside and renames them, so that a half-made database is never taken for a whole one. */
async function make(folder: string, password: string, place: Place): Promise<void> {
  const { binaries, user, isSafe } = place
  const aside = `${folder}.new`
  await rm(aside, { recursive: true, force: true })
  await mkdir(aside, { mode: 0o700 })
  await own(aside, user)
  const secrets = await mkdtemp(join(tmpdir(), 'rapport-'))
  try {
    const passwordFile = join(secrets, 'password')
    await writeFile(passwordFile, password, { mode: 0o600 })
    await own(secrets, user)
    await own(passwordFile, user)
    const initialise = (letters: string) =>
      run(
        binaries.initdb,
        [
          `--pgdata=${aside}`,
          `--username=${ownerName}`,
          `--pwfile=${passwordFile}`,
          '--auth=scram-sha-256',
          '--encoding=UTF8',
          '--locale-provider=builtin',
          '--builtin-locale=PG_UNICODE_FAST',
          '--locale=C',
          `--lc-ctype=${letters}`,
          ...(isSafe ? [] : ['--no-sync']),
        ],
        user,
      )
    // Trigrams ask the system what a letter is, and "C" knows none of Arabic or Chinese: the index of searches
    // would be empty of them. A system without C.UTF-8 searches those by reading everybody.
    await initialise('C.UTF-8').catch(() => initialise('C'))
  } finally {
    await rm(secrets, { recursive: true, force: true })
  }
  await rm(folder, { recursive: true, force: true })
  await rename(aside, folder)
}

async function own(path: string, { identity }: SystemUser): Promise<void> {
  if (identity.uid !== undefined && identity.gid !== undefined) await chown(path, identity.uid, identity.gid)
}

async function run(program: string, args: string[], user: SystemUser): Promise<void> {
  // PostgreSQL's programs look at the folder they stand in, and the other user may not enter ours.
  const child = spawn(program, args, { ...user.identity, cwd: '/', env: plainEnvironment(), stdio: 'pipe' })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`The embedded database could not be made: ${said.trim().slice(-2000)}`)
}

/** PG… variables of the person who starts us must not reach the server, nor its locale. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMPDIR } = process.env
  return { PATH, SystemRoot, TEMP, TMPDIR, LC_ALL: 'C', TZ: 'UTC' }
}

/** Keeps the server's own log from growing for ever. */
export async function trimLog(log: string, mostBytes = 5_000_000): Promise<void> {
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  )
  if (size > mostBytes) await rename(log, `${log}.old`)
}
