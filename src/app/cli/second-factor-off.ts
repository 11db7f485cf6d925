import type { Command } from 'commander'
import { turnOffFor } from '../../capabilities/accounts/actions/second-factor.ts'
import { frameOf } from '../../capabilities/accounts/views/frame.ts'
import { publicAddress } from '../../platform/config.ts'
import { openDesk } from '../../platform/desk.ts'
import { openControlPool, openSessions } from '../../platform/sessions/open-sessions.ts'
import { sessionSecret } from '../../platform/sessions/secret.ts'
import { reactions } from '../capabilities.ts'
import type { CliContext } from './context.ts'
import { CommandRefused, withMigrated } from './context.ts'

/** `rapport second-factor-off` */
export function registerSecondFactorOff(program: Command, context: CliContext): void {
  program
    .command('second-factor-off')
    .description('Ask somebody for no codes any more who lost the phone and the recovery codes.')
    .argument('<email>', 'address the person signs in with')
    .addHelpText(
      'after',
      '\nThe password is enough from then on; passkeys stay. The ledger says that it was done.',
    )
    .action((email: string) => turnOff(context, email))
}

async function turnOff(context: CliContext, email: string): Promise<void> {
  const config = context.config()
  const secret = await sessionSecret(config)
  await withMigrated(config, async (database, { url }) => {
    const control = openControlPool(url, 1)
    try {
      const address = publicAddress(config, config.port)
      const sessions = openSessions({
        pool: control,
        secret,
        publicUrl: () => address,
        mostTries: config.signInLimit,
      })
      const userId = await sessions.userByEmail(email.trim().toLowerCase())
      if (userId === null) throw new CommandRefused('Nobody signs in with this address.')
      const { authenticatorSince } = await sessions.authenticators.of(userId)
      if (authenticatorSince === null) throw new CommandRefused('No codes are asked of this person.')
      const deskFor = (actor: Parameters<typeof openDesk>[0]['actor']) =>
        openDesk({ database, frameOf, reactions, actor })
      await turnOffFor({ sessions, database, deskFor }, userId)
    } finally {
      await control.end()
    }
  })
  context.say('No codes are asked any more. Set up a new phone in Settings.')
}
