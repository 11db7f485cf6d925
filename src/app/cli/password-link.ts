import type { Command } from 'commander'
import { publicAddress } from '../../platform/config.ts'
import { openControlPool, openSessions } from '../../platform/sessions/open-sessions.ts'
import { sessionSecret } from '../../platform/sessions/secret.ts'
import type { CliContext } from './context.ts'
import { CommandRefused, withMigrated } from './context.ts'

/** `rapport password-link` */
export function registerPasswordLink(program: Command, context: CliContext): void {
  program
    .command('password-link')
    .description('Make a link to a new password, for somebody who forgot theirs where no mail server is set.')
    .argument('<email>', 'address the person signs in with')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nThe link works for one hour, and once. Whoever has it can sign in as that person.',
    )
    .action((email: string, options: { json?: boolean }) => makeLink(context, email, options))
}

async function makeLink(context: CliContext, email: string, { json }: { json?: boolean }): Promise<void> {
  const config = context.config()
  const secret = await sessionSecret(config)
  const link = await withMigrated(config, async (_database, { url, serverAddress }) => {
    const address = serverAddress ?? publicAddress(config, config.port)
    const control = openControlPool(url, 1)
    try {
      const sessions = openSessions({
        pool: control,
        secret,
        publicUrl: () => address,
        mostTries: config.signInLimit,
      })
      const userId = await sessions.userByEmail(email.trim().toLowerCase())
      if (userId === null) throw new CommandRefused('Nobody signs in with this address.')
      const token = await sessions.links.make({ userId, purpose: 'password', hours: 1 })
      if (token === null) throw new CommandRefused('Three links were made in the last hour. Use one of them.')
      return `${address}/new-password#${token}`
    } finally {
      await control.end()
    }
  })
  if (json) return context.sayJson({ link })
  context.say(link)
}
