import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { passphraseIn } from '../../platform/backups/restore-place.ts'
import type { Config } from '../../platform/config.ts'
import type { CliContext } from './context.ts'
import { CommandRefused } from './context.ts'

export type PassphraseOptions = Readonly<{ passphraseFile?: string }>

/** The passphrase in the file that was named, or the one that is set; never one from the arguments. */
export async function passphraseFor(
  { backupPassphrase }: Config,
  { passphraseFile }: PassphraseOptions,
): Promise<string | undefined> {
  return passphraseFile === undefined ? backupPassphrase : longEnough(await passphraseIn(passphraseFile))
}

/** Asks whoever sits at the terminal; what is typed isn't shown. A new one is asked for twice. */
export async function askPassphrase({ remark }: CliContext, kind: 'new' | 'known'): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new CommandRefused(
      'There is nobody to ask for a passphrase. Set RAPPORT_BACKUP_PASSPHRASE, or name a file with --passphrase-file.',
    )
  }
  const first = await hidden('Passphrase: ')
  if (kind === 'known') return first
  longEnough(first)
  if ((await hidden('The same once more: ')) !== first) throw new CommandRefused('The two were not the same.')
  remark('Without this passphrase nobody can read the backup, not even you: keep it where the backup is not.')
  return first
}

function longEnough(passphrase: string): string {
  if (passphrase.length < 12) throw new CommandRefused('A passphrase has at least 12 characters.')
  return passphrase
}

function hidden(question: string): Promise<string> {
  process.stderr.write(question)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const asking = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  return new Promise((resolve, reject) => {
    asking.once('SIGINT', () => reject(new CommandRefused('Stopped.')))
    asking.question('', resolve)
  }).finally(() => {
    asking.close()
    process.stderr.write('\n')
  }) as Promise<string>
}
