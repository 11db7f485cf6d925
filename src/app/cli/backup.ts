import { basename, dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import { verifyBackup } from '../../platform/backups/backup-file.ts'
import { drillBackup } from '../../platform/backups/drill.ts'
import { makeBackup, rowsOf } from '../../platform/backups/make.ts'
import { backupPlace } from '../../platform/backups/place.ts'
import { isBackupName } from '../../platform/backups/folder.ts'
import { isPlainRefusal } from '../../platform/backups/refused.ts'
import type { Config } from '../../platform/config.ts'
import type { CliContext } from './context.ts'
import { CommandRefused, refuseEmptyPlace, withMigrated } from './context.ts'
import { askPassphrase, passphraseFor, type PassphraseOptions } from './passphrase.ts'

type Options = PassphraseOptions & Readonly<{ encrypt?: boolean; json?: boolean }>

/** `rapport backup`, `rapport backup verify`, `rapport backup drill` */
export function registerBackup(program: Command, context: CliContext): void {
  const backup = program
    .command('backup')
    .argument('[file]', 'where to write it; a name of its own in the folder of backups when left out')
    .description(
      'Write everything into one file, also while the server runs: all firms, their files, and the secret of the sessions.',
    )
    .option('--encrypt', 'ask for a passphrase and encrypt the file with it')
    .option('--passphrase-file <path>', 'encrypt with the passphrase in this file')
    .option('--json', 'as JSON')
    .addHelpText('after', examples)
    .action((file: string | undefined, options: Options) => plainly(() => make(context, file, options)))
  backup
    .command('verify')
    .argument('<file>', 'a backup')
    .description(
      'Read a whole backup and compare each table and file in it with its checksum. Needs no database.',
    )
    .option('--passphrase-file <path>', 'the file that holds its passphrase')
    .option('--json', 'as JSON')
    .action((file: string, options: Options) => plainly(() => verify(context, file, options)))
  backup
    .command('drill')
    .argument('[file]', 'a backup in the folder of backups; the newest when left out')
    .description('Really restore a backup, into a database that is thrown away, and compare all of it.')
    .option('--passphrase-file <path>', 'the file that holds its passphrase')
    .option('--json', 'as JSON')
    .action((file: string | undefined, options: Options) => plainly(() => drill(context, file, options)))
}

const examples = `
Examples:
  rapport backup                                  into the folder of backups
  rapport backup /media/stick/rapport.backup.gz   somewhere else
  rapport backup --encrypt /media/stick/rapport.backup.sealed
  rapport backup verify data/backups/rapport-….backup.gz
  rapport backup drill

RAPPORT_BACKUP_PASSPHRASE encrypts every backup. A passphrase is never given as an argument, where others could see it.`

async function make(context: CliContext, file: string | undefined, options: Options): Promise<void> {
  const config = context.config()
  await refuseEmptyPlace(config)
  const passphrase = options.encrypt
    ? (config.backupPassphrase ?? (await askPassphrase(context, 'new')))
    : await passphraseFor(config, options)
  const made = await withMigrated(config, (_database, { url }) =>
    makeBackup(
      { ...backupPlace(config, url), passphrase },
      'command',
      file === undefined ? undefined : resolve(file),
    ),
  )
  if (options.json) return context.sayJson(made)
  context.say(
    `${made.rowCount} rows of ${made.tableCount} tables and ${made.fileCount} files in ${made.path} ` +
      `(${megabytes(made.byteCount)} MB${made.isSealed ? ', encrypted' : ''})`,
  )
  if (!made.isSealed)
    context.remark(
      'It is not encrypted, and whoever has it can read everything: keep it as you keep the data folder.',
    )
}

async function verify(context: CliContext, file: string, options: Options): Promise<void> {
  const manifest = await verifyBackup(resolve(file), await passphraseFor(context.config(), options))
  if (options.json) return context.sayJson(manifest)
  const { tables, files = [], madeAt, rapport = '0.1.0' } = manifest
  context.say(
    `Whole: ${rowsOf(tables)} rows of ${tables.length} tables and ${files.length} files, ` +
      `made at ${madeAt} by Rapport ${rapport}.`,
  )
}

async function drill(context: CliContext, file: string | undefined, options: Options): Promise<void> {
  const config = context.config()
  await refuseEmptyPlace(config)
  const passphrase = await passphraseFor(config, options)
  const place = (url: string) => ({ ...placeOf(config, url, file), passphrase })
  const drilled = await withMigrated(config, (_database, { url }) =>
    drillBackup(place(url), 'command', file === undefined ? undefined : basename(file)),
  )
  if (options.json) return context.sayJson(drilled)
  context.say(
    `${drilled.file} was restored into a throw-away database and compared: ` +
      `${drilled.rowCount} rows of ${drilled.tableCount} tables and ${drilled.fileCount} files are as they were.`,
  )
}

function placeOf(config: Config, url: string, file: string | undefined) {
  const place = backupPlace(config, url)
  if (file === undefined) return place
  if (!isBackupName(basename(file)))
    throw new CommandRefused(`${file} isn't named as a backup is; look at it with rapport backup verify.`)
  return { ...place, folder: file.includes('/') ? dirname(resolve(file)) : place.folder }
}

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1)

/** A refusal is said in its own words, without a stack. */
export async function plainly(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    throw isPlainRefusal(error) ? new CommandRefused(error.message) : error
  }
}
