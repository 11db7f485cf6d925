import { Command, CommanderError } from 'commander'
import { ConfigError, readConfig } from '../platform/config.ts'
import { MigrationRefused } from '../platform/migrate.ts'
import { FolderUnusable } from '../platform/postgres/data-folder.ts'
import { FolderInUse } from '../platform/postgres/lock.ts'
import { DatabaseUnusable } from '../platform/postgres/outside.ts'
import { registerBackup } from './cli/backup.ts'
import { registerConfig } from './cli/config.ts'
import { CommandRefused, openContext } from './cli/context.ts'
import { registerDoctor } from './cli/doctor.ts'
import { registerImport } from './cli/import.ts'
import { registerInit } from './cli/init.ts'
import { registerJobs } from './cli/jobs.ts'
import { registerPasswordLink } from './cli/password-link.ts'
import { registerRestore } from './cli/restore.ts'
import { registerSecondFactorOff } from './cli/second-factor-off.ts'
import { registerStart } from './cli/start.ts'
import { registerVitality } from './cli/vitality.ts'

const program = new Command('rapport')
  .description('Grows the relationships a business already has.')
  .showHelpAfterError('(rapport --help shows what there is)')
  .exitOverride()
  .addHelpText(
    'after',
    `
Examples:
  rapport start                      start the server and print its address
  rapport init --help                make the workspace without a browser
  rapport config                     show every setting, its value and its meaning

Exit codes: 0 done · 1 refused or failed · 2 wrong arguments or settings`,
  )

// `rapport config | head` closes its end early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const context = openContext(() => readConfig())
for (const register of [
  registerStart,
  registerInit,
  registerImport,
  registerVitality,
  registerConfig,
  registerJobs,
  registerPasswordLink,
  registerSecondFactorOff,
  registerBackup,
  registerDoctor,
  registerRestore,
])
  register(program, context)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}

/** Says what went wrong in plain words; only what is a bug shows where it happened. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof ConfigError) {
    process.stderr.write(`${error.message}\n`)
    return 2
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    process.stderr.write(
      'The port is taken by another program. Choose another with PORT, or PORT=0 for any.\n',
    )
    return 1
  }
  const plain = [CommandRefused, DatabaseUnusable, FolderInUse, FolderUnusable, MigrationRefused]
  const isPlain = plain.some((kind) => error instanceof kind)
  const said = error instanceof Error ? error : new Error(String(error))
  const text = isPlain ? said.message : (said.stack ?? said.message)
  process.stderr.write(`${text}\n`)
  return 1
}
