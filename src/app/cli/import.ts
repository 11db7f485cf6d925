import { changeFirmGiven } from '../../capabilities/accounts/actions/firm.ts'
import { firm } from '../../capabilities/accounts/views/firm.ts'
import { readDay } from '../../kernel/day.ts'
import { hasTrade } from '../../capabilities/trade/views/has-trade.ts'
import { copyFile, stat } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import { carryOut, rejectedNameOf } from '../../capabilities/imports/actions/carry-out.ts'
import { receiveFile } from '../../capabilities/imports/actions/receive.ts'
import { cancel, prepare } from '../../capabilities/imports/actions/start.ts'
import type { Field, Import, Plan, Progress } from '../../capabilities/imports/model.ts'
import { fields, planSchema } from '../../capabilities/imports/model.ts'
import { proposePlan } from '../../capabilities/imports/rules/plan.ts'
import { get } from '../../capabilities/imports/views.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { fileOf } from '../../platform/files.ts'
import type { Desk } from '../../platform/work.ts'
import { type CliContext, CommandRefused } from './context.ts'
import { failureWords, reportLines } from './import-words.ts'

type Options = Partial<Plan> &
  Readonly<{
    asOf?: string
    dryRun?: boolean
    yes?: boolean
    json?: boolean
    rejected?: string
    workspace?: string
  }>

/** `rapport import FILE` */
export function registerImport(program: Command, context: CliContext): void {
  program
    .command('import')
    .argument('<file>', 'contacts or sales: CSV, XLSX or vCard; .gz and .xz are read directly')
    .description('Bring a file of contacts, sales or purchases in')
    .option('--what <kind>', 'contacts or trades, where it is not plain', one('what'))
    .option('--columns <fields>', `what each column is, by commas; empty leaves one out`, columnsIn)
    .option('--side <side>', 'sale or purchase', one('side'))
    .option('--role <role>', 'what people without a role of their own are to the firm', one('role'))
    .option('--currency <code>', "of amounts that don't say theirs, such as EUR", one('currency'))
    .option('--date-order <order>', 'ymd, dmy or mdy', one('dateOrder'))
    .option('--decimal-comma', 'numbers are written 1.234,56')
    .option('--encoding <name>', 'utf-8, utf-16le, utf-16be or windows-1252', one('encoding'))
    .option('--delimiter <mark>', 'what stands between columns', one('delimiter'))
    .option('--without-customer <way>', 'keep or refuse sales that name no customer', one('withoutCustomer'))
    .option('--rejected <path>', 'where to write rejected rows (default: beside the file)')
    .option('--as-of <day>', 'afterwards look at the firm as of this day; "last" is the last day in the file')
    .option('--dry-run', 'read everything, write nothing')
    .option('--yes', 'go on where dates could be read two ways')
    .option('--workspace <name>', 'id or name, where there are several')
    .option('--json', 'the answer as JSON')
    .addHelpText('after', help)
    .action((file: string, options: Options) => run(context, resolve(file), options))
}

const help = `
Fields for --columns:
  ${fields.join(', ')}

Exit codes: 0 the file was read (rejected rows are counted and written beside it), 1 nothing was written.

Examples:
  rapport import contacts.csv
  rapport import online_retail.csv.xz --currency GBP --as-of last --json
  rapport import bills.csv --side purchase --date-order dmy --dry-run
  rapport import old.txt --what trades --columns customer-id,,date,quantity,amount`

async function run(context: CliContext, file: string, options: Options): Promise<void> {
  await stat(file).catch(() => {
    throw new CommandRefused(`There is no file ${file}.`)
  })
  await context.withDesk({ workspace: options.workspace }, (desk) => bring({ context, desk, file, options }))
}

type Errand = Readonly<{ context: CliContext; desk: Desk; file: string; options: Options }>

async function bring({ context, desk, file, options }: Errand): Promise<void> {
  const received = await inWords(() =>
    receiveFile(desk, {
      fileName: basename(file),
      body: createReadStream(file),
      mostBytes: Number.MAX_SAFE_INTEGER,
    }),
  )
  const plan = await planOrCancel(desk, received, options)
  const state = options.dryRun ? 'trying' : 'writing'
  await inWords(() => desk.writing((work) => prepare(work, { id: received.id, plan }, state)))
  if (!options.json)
    context.remark(`${received.fileName}: ${received.sniffed.product ?? 'a table'} of ${plan.what}`)
  await carryOut(
    desk,
    received.id,
    options.json ? undefined : (progress) => context.remark(progressLine(progress)),
  )
  if (!options.json) context.remark('')
  const done = await desk.reading((work) => get(work, { id: received.id }))
  const rejectedPath = await handBack(desk, done, options.rejected ?? `${file}.rejected.csv`)
  if (options.json) context.sayJson({ ...done, rejectedPath })
  else for (const line of reportLines(done, rejectedPath)) context.say(line)
  if (done.report === null)
    throw new CommandRefused(failureWords(done.error ?? { reason: 'cancelled', details: {} }))
  if (options.asOf !== undefined && !options.dryRun) await lookAsOf(desk, options.asOf, done.report.lastOn)
}

/** Sets the day that the firm is looked at from, as the settings page does. */
async function lookAsOf(desk: Desk, wish: string, lastOn: string | null): Promise<void> {
  const asOf = readDay(wish === 'last' ? (lastOn ?? '') : wish)
  if (asOf === null) throw new CommandRefused(`--as-of ${wish} is no day; write YYYY-MM-DD, or last.`)
  await desk.writing(async (work) => {
    const { version } = await firm(work)
    await changeFirmGiven(hasTrade)(work, { asOf, version })
  })
}

/** A file that can't be read as it was asked doesn't stay in the list of those that wait. */
async function planOrCancel(desk: Desk, received: Import, options: Options): Promise<Plan> {
  try {
    return planFor(received, options)
  } catch (error) {
    await desk.writing((work) => cancel(work, { id: received.id }))
    throw error
  }
}

function planFor({ plan, sniffed }: Import, options: Options): Plan {
  if (sniffed.dateAmbiguous && !options.dateOrder && !options.yes) {
    throw new CommandRefused(
      'Day and month could be either way round in this file. Say --date-order dmy or --date-order mdy, ' +
        'or --yes to go on with ' +
        `${plan?.dateOrder}.`,
    )
  }
  const proposed =
    options.what && plan ? proposePlan(sniffed, { currency: plan.currency, what: options.what }) : plan
  const chosen = planSchema.safeParse({ ...proposed, ...options })
  if (chosen.success) return chosen.data
  throw new CommandRefused(
    chosen.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
  )
}

/** The rejected rows as a file one can find; null when there are none. */
async function handBack(desk: Desk, { id, report }: Import, path: string): Promise<string | null> {
  if (!report || report.rejected + report.cellsLeftOut === 0) return null
  await copyFile(await fileOf(desk.workspaceId, rejectedNameOf(id)), path)
  return path
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const reason = typeof error.details.found === 'string' ? error.details.found : error.code
    throw new CommandRefused(failureWords({ reason, details: error.details }))
  }
}

function progressLine({ bytesRead, bytesTotal, lines, linesPerSecond, secondsLeft }: Progress): string {
  const share = bytesTotal === 0 ? 100 : Math.min(100, Math.floor((bytesRead * 100) / bytesTotal))
  const left = secondsLeft === null ? '' : `, ${secondsLeft} s left`
  return `\r${share} %  ${lines} lines, ${linesPerSecond} a second${left}   `
}

function one<Key extends keyof typeof planSchema.shape>(key: Key): (text: string) => Plan[Key] {
  return (text) => {
    const parsed = planSchema.shape[key].safeParse(text === '\\t' ? '\t' : text)
    if (parsed.success) return parsed.data as Plan[Key]
    throw new InvalidArgumentError(parsed.error.issues[0].message)
  }
}

function columnsIn(text: string): (Field | null)[] {
  return text.split(',').map((word) => {
    const field = fields.find((known) => known === word.trim())
    if (!field && word.trim() !== '') throw new InvalidArgumentError(`${word} is no field.`)
    return field ?? null
  })
}
