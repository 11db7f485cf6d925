import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { makeFolder } from './data-folder.ts'

/** Who uses a data folder: a server until it stops, or a command for a moment. */
export type Holder = Readonly<{
  kind: 'server' | 'command'
  pid: number
  /** Tells a process from a later one that was given the same number. */
  startedAs: string
  address?: string
  databasePort?: number
}>

/** The right to use a data folder alone. */
export type FolderLock = Readonly<{
  /** Lets others know where this process can be reached. */
  tell: (where: Pick<Holder, 'address' | 'databasePort'>) => Promise<void>
  release: () => Promise<void>
}>

/** Another Rapport uses the data folder. */
export class FolderInUse extends Error {
  override name = 'FolderInUse'
  readonly holder: Holder

  constructor(dataDir: string, holder: Holder) {
    const where = holder.address ? ` at ${holder.address}` : ''
    const who = holder.kind === 'server' ? 'Rapport is already running' : 'A rapport command is at work'
    super(
      `${who}${where} on the data folder ${dataDir} (process ${holder.pid}). ` +
        'Stop it first, or give this one a folder of its own with DATA_DIR.',
    )
    this.holder = holder
  }
}

const fileIn = (dataDir: string) => join(dataDir, 'rapport.lock')

/**
 * Takes the data folder for this process, or throws `FolderInUse`. A command that is at work is waited for;
 * what a dead process left behind is taken over.
 */
export async function lockFolder(
  dataDir: string,
  kind: Holder['kind'],
  patienceMs = 30_000,
): Promise<FolderLock> {
  await makeFolder(dataDir)
  const own: Holder = { kind, pid: process.pid, startedAs: await startOf(process.pid) }
  for (let waitedMs = 0; ; waitedMs += 200) {
    if (await create(dataDir, own)) return lockOf(dataDir, own)
    const holder = await readHolder(dataDir)
    if (holder === undefined) continue
    if (holder.kind === 'server' || waitedMs >= patienceMs) throw new FolderInUse(dataDir, holder)
    await pause(200)
  }
}

/** Who uses the data folder now; what a dead process left behind is cleared away. */
export async function readHolder(dataDir: string): Promise<Holder | undefined> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const holder = parse(text)
  if (holder !== undefined && (await isAlive(holder))) return holder
  await clearAway(dataDir, text)
  return undefined
}

function lockOf(dataDir: string, own: Holder): FolderLock {
  let current = own
  return {
    tell: async (where) => {
      current = { ...current, ...where }
      await replace(fileIn(dataDir), JSON.stringify(current))
    },
    release: async () => {
      const text = await readFile(fileIn(dataDir), 'utf8').catch(() => '')
      const holder = parse(text)
      if (holder?.pid === own.pid && holder.startedAs === own.startedAs)
        await rm(fileIn(dataDir), { force: true })
    },
  }
}

/** Writes aside, then links: the lock appears with all its content or not at all. */
async function create(dataDir: string, holder: Holder): Promise<boolean> {
  const aside = `${fileIn(dataDir)}.${randomUUID()}`
  await writeFile(aside, JSON.stringify(holder), { mode: 0o600 })
  try {
    await link(aside, fileIn(dataDir))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(aside, { force: true })
  }
}

async function replace(file: string, text: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`
  await writeFile(aside, text, { mode: 0o600 })
  await rename(aside, file)
}

/** Two processes may find the same stale lock: whoever moved away a newer one puts it back. */
async function clearAway(dataDir: string, stale: string): Promise<void> {
  const aside = `${fileIn(dataDir)}.${randomUUID()}`
  try {
    await rename(fileIn(dataDir), aside)
    if ((await readFile(aside, 'utf8')) !== stale) await link(aside, fileIn(dataDir)).catch(() => undefined)
  } catch {
    // Somebody else cleared it away first.
  } finally {
    await rm(aside, { force: true })
  }
}

function parse(text: string): Holder | undefined {
  try {
    const holder: Holder = JSON.parse(text)
    return Number.isInteger(holder?.pid) ? holder : undefined
  } catch {
    return undefined
  }
}

async function isAlive({ pid, startedAs }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return (await startOf(pid)) === startedAs
}

/** On Linux the boot and the tick at which a process began; elsewhere nothing is known. */
async function startOf(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
    // The name of the program stands in brackets and may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return `${boot.trim()} ${fields[19]}`
  } catch {
    return ''
  }
}
