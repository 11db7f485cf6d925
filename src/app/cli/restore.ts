import type { Command } from 'commander'
import { withDatabase } from '../../platform/postgres/access.ts'
import { BackupDamaged } from '../../platform/postgres/backup-file.ts'
import { RestoreRefused, restoreBackup } from '../../platform/restore.ts'
import type { CliContext } from './context.ts'
import { CommandRefused } from './context.ts'

/** `rapport restore FILE` */
export function registerRestore(program: Command, context: CliContext): void {
  program
    .command('restore')
    .argument('<file>', 'a backup, as lies in DATA_DIR/backups')
    .description(
      'Read a backup into an empty data folder. The file is checked first, its rows counted after.',
    )
    .addHelpText(
      'after',
      `
Example:
  DATA_DIR=./again rapport restore data/backups/rapport-….backup.gz`,
    )
    .action((file: string) => restore(context, file))
}

async function restore({ config, say }: CliContext, file: string): Promise<void> {
  try {
    const { tables, madeAt } = await withDatabase(config(), ({ url }) => restoreBackup(file, url))
    const rows = tables.reduce((sum, table) => sum + table.rowCount, 0)
    say(`Restored ${rows} rows of ${tables.length} tables, made at ${madeAt}.`)
  } catch (error) {
    const isPlain = error instanceof RestoreRefused || error instanceof BackupDamaged
    throw isPlain ? new CommandRefused(error.message) : error
  }
}
