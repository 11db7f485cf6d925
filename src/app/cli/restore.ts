import { resolve } from 'node:path'
import type { Command } from 'commander'
import { isSealed } from '../../platform/backups/backup-file.ts'
import { rowsOf } from '../../platform/backups/make.ts'
import { restorePlace } from '../../platform/backups/restore-place.ts'
import { plainly } from './backup.ts'
import type { CliContext } from './context.ts'
import { CommandRefused } from './context.ts'
import { askPassphrase, passphraseFor, type PassphraseOptions } from './passphrase.ts'

type Options = PassphraseOptions & Readonly<{ into?: string }>

/** `rapport restore FILE` */
export function registerRestore(program: Command, context: CliContext): void {
  program
    .command('restore')
    .argument('<file>', 'a backup, as lies in DATA_DIR/backups')
    .description(
      'Make a whole place from a backup, in an empty folder. All of it is read back and compared before it counts.',
    )
    .option('--into <folder>', 'the folder to fill, instead of DATA_DIR')
    .option('--passphrase-file <path>', 'the file that holds its passphrase')
    .addHelpText(
      'after',
      `
Example:
  rapport restore data/backups/rapport-….backup.gz --into ./again
  DATA_DIR=./again npm start`,
    )
    .action((file: string, options: Options) => plainly(() => restore(context, resolve(file), options)))
}

async function restore(context: CliContext, file: string, options: Options): Promise<void> {
  const config = context.config()
  const dataDir = options.into === undefined ? config.dataDir : resolve(options.into)
  const { manifest, notes } = await restorePlace(
    file,
    { dataDir, databaseUrl: config.databaseUrl, secret: config.secret },
    await passphraseOf(context, file, options),
  )
  const { tables, files = [], madeAt } = manifest
  context.say(
    `Restored ${rowsOf(tables)} rows of ${tables.length} tables and ${files.length} files, made at ${madeAt}, ` +
      `into ${config.databaseUrl === undefined ? dataDir : 'the database of DATABASE_URL'}.`,
  )
  for (const note of notes) context.remark(note)
}

async function passphraseOf(
  context: CliContext,
  file: string,
  options: Options,
): Promise<string | undefined> {
  const sealed = await isSealed(file).catch((cause: unknown) => {
    throw new CommandRefused(`${file} can't be read.`, { cause })
  })
  if (!sealed) return undefined
  const known = await passphraseFor(context.config(), options)
  return known ?? (process.stdin.isTTY ? askPassphrase(context, 'known') : undefined)
}
