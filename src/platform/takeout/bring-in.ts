import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { refuse } from '../../kernel/refusal.ts'
import { fileOf } from '../files.ts'
import { newId, type Writing } from '../work.ts'
import { firmTables } from './firm-tables.ts'
import { linesOf, type Manifest, nameOfFile } from './manifest.ts'
import type { Takeout } from './open.ts'

const atOnce = 1000

/** Brings everything of another firm into this one, which is empty, exactly as it was; gives how many rows. */
export async function bringTakeoutIn(work: Writing, takeout: Takeout): Promise<{ rows: number }> {
  await assertEmpty(work)
  const here = await firmTables(work.db)
  const { tables } = takeout.manifest.rapport
  for (const { table, columns } of tables) {
    const known = here.find(({ name }) => name === table)
    if (!known || columns.some((column) => !known.columns.includes(column)))
      throw refuse('wrong-file', { found: 'newer' })
  }
  const people = await membersOf(work, takeout)
  let rows = 0
  for (const { name } of here) {
    const told = tables.find(({ table }) => table === name)
    if (told !== undefined) rows += await bringTable(work, takeout, { told, people })
  }
  await takeSettings(work, takeout.manifest.rapport.workspace)
  return { rows }
}

async function assertEmpty({ db, workspaceId }: Writing): Promise<void> {
  const [row] = await db.query<{ filled: boolean }>(
    `select exists (select from party where workspace_id = $1)
       or exists (select from trade where workspace_id = $1)
       or exists (select from product where workspace_id = $1) as filled`,
    [workspaceId],
  )
  if (row.filled) throw refuse('already-there', { what: 'firm' })
}

/** Members who work here too, by their e-mail: what was theirs there is theirs here. */
async function membersOf({ db, workspaceId }: Writing, takeout: Takeout): Promise<Map<string, string>> {
  const same = new Map<string, string>()
  for await (const line of lines(takeout.part(linesOf('member')))) {
    const { id, email } = JSON.parse(line) as { id?: unknown; email?: unknown }
    const [mine] = await db.query<{ id: string }>(
      `select id from member where workspace_id = $1 and lower(email) = lower($2) and state = 'active'`,
      [workspaceId, String(email)],
    )
    if (mine !== undefined && typeof id === 'string') same.set(id, mine.id)
  }
  return same
}

type Told = Manifest['rapport']['tables'][number]
type Bringing = Readonly<{ told: Told; people: ReadonlyMap<string, string> }>

async function bringTable(work: Writing, takeout: Takeout, { told, people }: Bringing): Promise<number> {
  const hash = createHash('sha256')
  let batch: string[] = []
  let rows = 0
  for await (const line of lines(takeout.part(linesOf(told.table)))) {
    hash.update(`${line}\n`)
    rows += 1
    batch.push(inThisFirm(line, people))
    if (batch.length >= atOnce) {
      await insert(work, told, batch)
      batch = []
    }
  }
  await insert(work, told, batch)
  if (rows !== told.rows || hash.digest('hex') !== told.sha256)
    throw refuse('wrong-file', { found: 'damaged' })
  return rows
}

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

function inThisFirm(line: string, people: ReadonlyMap<string, string>): string {
  return people.size === 0 ? line : line.replaceAll(ids, (id) => people.get(id) ?? id)
}

/**
 * Writes rows as they were. Members of the other firm come along as those who left: what they did keeps their name, and
 * nobody can sign in as them. Who works here too is here already.
 */
async function insert(
  { db, workspaceId }: Writing,
  { table, columns }: Told,
  batch: string[],
): Promise<void> {
  if (batch.length === 0) return
  const names = columns.map((column) => `"${column.replaceAll('"', '')}"`).join(', ')
  const isMembers = table === 'member'
  const own = isMembers ? `|| jsonb_build_object('state', 'left', 'user_id', gen_random_uuid())` : ''
  await db.query(
    `insert into ${table} (workspace_id, ${names})
     select $1, ${columns.map((column) => `row."${column.replaceAll('"', '')}"`).join(', ')}
     from unnest($2::text[]) with ordinality as sent (line, place)
     cross join lateral jsonb_populate_record(null::${table}, sent.line::jsonb ${own}) as row
     ${isMembers ? `where not exists (select from member m where m.workspace_id = $1 and m.id = row.id)` : ''}
     order by sent.place`,
    [workspaceId, batch],
  )
}

/** The firm's own settings, by the columns that this version has. */
async function takeSettings(
  { db, workspaceId }: Writing,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const known = ['name', 'country', 'time_zone', 'currency', 'working_days', 'daily_talks', 'as_of'].filter(
    (column) => column in settings,
  )
  if (known.length === 0) return
  await db.query(
    `update workspace w
     set ${known.map((column) => `${column} = told.${column}`).join(', ')}, version = w.version + 1
     from jsonb_populate_record(null::workspace, $2::jsonb) told
     where w.workspace_id = $1`,
    [workspaceId, JSON.stringify(settings)],
  )
}

/** Writes the files beside the rows, once these are kept. */
export async function bringFilesIn(workspaceId: Writing['workspaceId'], takeout: Takeout): Promise<number> {
  for (const { file, sha256 } of takeout.manifest.rapport.files) {
    const pieces: Uint8Array[] = []
    for await (const piece of takeout.part(nameOfFile(file))) pieces.push(piece)
    const content = Buffer.concat(pieces)
    if (createHash('sha256').update(content).digest('hex') !== sha256)
      throw refuse('wrong-file', { found: 'damaged' })
    await writeFile(await fileOf(workspaceId, file), content, { mode: 0o600 })
  }
  return takeout.manifest.rapport.files.length
}

/** A name for a file that is being received. */
export const receivedName = () => `takeout-${newId('takeout')}.zip`

async function* lines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const piece of pieces) {
    const texts = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = texts.pop() ?? ''
    yield* texts
  }
  if (rest !== '') yield rest
}
