import { setTimeout as pause } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { passwordIn } from './cluster.ts'
import { startEmbedded, urlOf } from './embedded.ts'
import type { OnCrash } from './keep-alive.ts'
import { FolderInUse, lockFolder, readHolder } from './lock.ts'
import { assertUsable } from './outside.ts'

/** A database that is running. */
export type RunningDatabase = Readonly<{
  /** Address of the owner; `openDatabase` steps down from it. */
  url: string
  /** What a person should know, such as files that had to lie elsewhere. */
  notes: readonly string[]
  /** Web address of the server that runs it, if one does. */
  serverAddress: string | undefined
}>

/** The database of a server, which has the data folder to itself. */
export type HeldDatabase = RunningDatabase &
  Readonly<{
    /** Tells commands on this machine where the server can be reached. */
    announce: (address: string) => Promise<void>
    /** Stops the database, if it is ours, and gives the data folder back. */
    release: () => Promise<void>
  }>

type Settings = Pick<Config, 'dataDir' | 'databaseUrl'>
type Watch = Readonly<{ onCrash?: OnCrash }>

/** Takes the data folder and starts (or checks) the database; throws `FolderInUse` if another server has it. */
export async function holdDatabase(config: Settings, watch: Watch = {}): Promise<HeldDatabase> {
  return hold(config, 'server', watch)
}

/**
 * Lends a running database to a command: the one of the server that runs beside it, or one that is started
 * for the work and stopped after it.
 */
export async function withDatabase<T>(
  config: Settings,
  work: (database: RunningDatabase) => Promise<T>,
): Promise<T> {
  const borrowed = await borrow(config)
  if (borrowed) return work(borrowed)
  const held = await hold(config, 'command', {})
  try {
    return await work(held)
  } finally {
    await held.release()
  }
}

async function hold(config: Settings, kind: 'server' | 'command', watch: Watch): Promise<HeldDatabase> {
  const lock = await lockFolder(config.dataDir, kind)
  try {
    const { url, port, notes, stop } = await start(config, watch)
    await lock.tell({ databasePort: port })
    return {
      url,
      notes,
      serverAddress: undefined,
      announce: (address) => lock.tell({ address }),
      release: async () => {
        await stop()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function start({ dataDir, databaseUrl }: Settings, watch: Watch) {
  if (databaseUrl === undefined) return startEmbedded({ dataDir, ...watch })
  await assertUsable(databaseUrl)
  return { url: databaseUrl, port: 0, notes: [], stop: async () => undefined }
}

/** A server that has just begun tells its port as soon as its database answers. */
async function borrow(config: Settings, patienceMs = 60_000): Promise<RunningDatabase | undefined> {
  for (let waitedMs = 0; ; waitedMs += 100) {
    const holder = await readHolder(config.dataDir)
    if (holder?.kind !== 'server') return undefined
    if (holder.databasePort !== undefined) {
      const url =
        config.databaseUrl ?? urlOf({ password: await passwordIn(config.dataDir) }, holder.databasePort)
      return { url, notes: [], serverAddress: holder.address }
    }
    if (waitedMs >= patienceMs) throw new FolderInUse(config.dataDir, holder)
    await pause(100)
  }
}
