import { capabilitiesOf } from '../../capabilities/accounts/rules/roles.ts'
import { frameOf, ownersOf, workspaceName } from '../../capabilities/accounts/views/frame.ts'
import type { MemberId, WorkspaceId } from '../../kernel/id.ts'
import { aimOf, backupPlace } from '../../platform/backups/place.ts'
import type { Config } from '../../platform/config.ts'
import { openDatabase, openOwnerPool } from '../../platform/database.ts'
import type { Database } from '../../platform/database.ts'
import { openDesk } from '../../platform/desk.ts'
import { keepFilesIn } from '../../platform/files.ts'
import { migrate } from '../../platform/migrate.ts'
import type { RunningDatabase } from '../../platform/postgres/access.ts'
import { withDatabase } from '../../platform/postgres/access.ts'
import { majorIn } from '../../platform/postgres/cluster.ts'
import type { Desk } from '../../platform/work.ts'
import { reactions } from '../capabilities.ts'

/** A command can't do what was asked, for a reason one can mend; shown without a stack, exit code 1. */
export class CommandRefused extends Error {
  override name = 'CommandRefused'
}

export type DeskOptions = Readonly<{
  /** Id or name of the workspace; needed only where there are several. */
  workspace?: string | undefined
}>

/** What a command is given by the program. */
export type CliContext = Readonly<{
  config: () => Config
  /**
   * Does work in a workspace as its owner, on the database of the server that runs beside, or on one that is
   * started for the work.
   */
  withDesk: <T>(options: DeskOptions, use: (desk: Desk) => Promise<T>) => Promise<T>
  /** One line of the answer, to stdout. */
  say: (line: string) => void
  /** The whole answer as JSON, to stdout. */
  sayJson: (answer: unknown) => void
  /** What is only for a person who watches, to stderr; a carriage return at the start rewrites the line. */
  remark: (line: string) => void
}>

/** The context of commands that are run by a person in a terminal. */
export function openContext(config: () => Config): CliContext {
  return {
    config,
    withDesk: (options, use) => withDesk(config(), options, use),
    say: (line) => process.stdout.write(`${line}\n`),
    sayJson: (answer) => process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`),
    remark: (line) => process.stderr.write(line.startsWith('\r') ? line : `${line}\n`),
  }
}

/** A command that only reads refuses a folder without data: the wrong DATA_DIR would look like an empty Rapport. */
export async function refuseEmptyPlace({ databaseUrl, dataDir }: Config): Promise<void> {
  if (databaseUrl !== undefined || (await majorIn(dataDir)) !== undefined) return
  throw new CommandRefused(
    `There is no data in ${dataDir}. Set DATA_DIR to the folder that Rapport runs with, or start it first.`,
  )
}

/** Lends a migrated database; the server that runs beside has migrated its own. */
export async function withMigrated<T>(
  config: Config,
  use: (database: Database, running: RunningDatabase) => Promise<T>,
): Promise<T> {
  keepFilesIn(config.dataDir)
  return withDatabase(config, async (running) => {
    if (running.serverAddress === undefined) {
      await migrate({ url: running.url, backup: aimOf(backupPlace(config, running.url)) })
    }
    const database = openDatabase({ url: running.url, max: 4 })
    try {
      return await use(database, running)
    } finally {
      await database.close()
    }
  })
}

async function withDesk<T>(
  config: Config,
  { workspace }: DeskOptions,
  use: (desk: Desk) => Promise<T>,
): Promise<T> {
  return withMigrated(config, async (database, { url }) => {
    const workspaceId = await chooseWorkspace(database, await workspacesIn(url), workspace)
    const memberId = await ownerOf(database, workspaceId)
    const stop = new AbortController()
    const onSignal = () => stop.abort()
    process.once('SIGINT', onSignal)
    try {
      const actor = { workspaceId, memberId, capabilities: capabilitiesOf(['owner']), isLimited: false }
      return await use(openDesk({ database, frameOf, reactions, actor, signal: stop.signal }))
    } finally {
      process.off('SIGINT', onSignal)
    }
  })
}

/** Which workspaces there are is known to the control plane only. */
async function workspacesIn(url: string): Promise<WorkspaceId[]> {
  const pool = openOwnerPool(url, 1)
  try {
    const { rows } = await pool.query<{ workspace_id: WorkspaceId }>(
      'select distinct workspace_id from auth.membership order by workspace_id',
    )
    return rows.map((row) => row.workspace_id)
  } finally {
    await pool.end()
  }
}

async function chooseWorkspace(
  database: Database,
  ids: readonly WorkspaceId[],
  wanted: string | undefined,
): Promise<WorkspaceId> {
  if (ids.length === 0) throw new CommandRefused('There is no workspace yet: run `rapport init` first.')
  if (wanted === undefined && ids.length === 1) return ids[0]
  const named = await Promise.all(
    ids.map(async (id) => ({ id, name: await database.reading(id, (db) => workspaceName(db, id)) })),
  )
  const found = named.filter(({ id, name }) => id === wanted || name === wanted)
  if (found.length === 1) return found[0].id
  const list = named.map(({ id, name }) => `  ${id}  ${name}`).join('\n')
  throw new CommandRefused(`Say which workspace with --workspace, by id or name:\n${list}`)
}

async function ownerOf(database: Database, workspaceId: WorkspaceId): Promise<MemberId> {
  const [owner] = await database.reading(workspaceId, (db) => ownersOf(db, workspaceId))
  if (owner === undefined) throw new CommandRefused('This workspace has no active owner.')
  return owner
}
