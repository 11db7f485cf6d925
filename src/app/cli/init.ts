import { createInterface } from 'node:readline/promises'
import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { signUp } from '../../capabilities/accounts/actions/door.ts'
import { accountsContract } from '../../capabilities/accounts/contract/accounts.ts'
import { frameOf } from '../../capabilities/accounts/views/frame.ts'
import type { Fact } from '../../kernel/fact.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { announceFacts } from '../../platform/announce.ts'
import { publicAddress } from '../../platform/config.ts'
import type { Database } from '../../platform/database.ts'
import { openDesk } from '../../platform/desk.ts'
import { openControlPool, openSessions } from '../../platform/sessions/open-sessions.ts'
import { sessionSecret } from '../../platform/sessions/secret.ts'
import type { Speaking } from '../../platform/sessions/visit.ts'
import { reactions } from '../capabilities.ts'
import type { CliContext } from './context.ts'
import { CommandRefused, withMigrated } from './context.ts'

type Options = Readonly<{
  firm: string
  country: string
  timeZone: string
  currency: string
  name?: string
  email: string
  password?: string
  passwordStdin?: boolean
  json?: boolean
}>

/** `rapport init` */
export function registerInit(program: Command, context: CliContext): void {
  program
    .command('init')
    .description('Make the workspace and its owner, as the first page in the browser does.')
    .requiredOption('--firm <name>', 'name of the firm')
    .requiredOption('--email <address>', 'e-mail of the owner')
    .option('--password <words>', 'password of the owner, at least 10 characters')
    .option('--password-stdin', 'read the password from the first line of standard input')
    .option('--name <name>', 'name of the owner (default: what stands before the @)')
    .option('--country <code>', 'country, such as GB', 'GB')
    .option('--time-zone <zone>', 'time zone', Intl.DateTimeFormat().resolvedOptions().timeZone)
    .option('--currency <code>', 'currency, such as GBP', 'GBP')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Examples:
  rapport init --firm "Corner Café" --email ada@example.com --password "seven quiet otters"
  rapport init --firm Demo --email ada@example.com --country DE --currency EUR --password-stdin < password.txt

Other users of the machine can see a --password while the command runs; --password-stdin hides it.
Without either, a password is made and shown once.`,
    )
    .action((options: Options) => init(context, options))
}

async function init(context: CliContext, options: Options): Promise<void> {
  const given = options.passwordStdin ? await firstLine() : options.password
  const password = given ?? randomBytes(12).toString('base64url')
  const founding = readFounding(options, password)
  const config = context.config()
  const publicUrl = publicAddress(config, config.port)
  const secret = await sessionSecret(config)
  const workspaceId = await withMigrated(config, async (database, running) => {
    const control = openControlPool(running.url, 2)
    try {
      const sessions = openSessions({
        pool: control,
        secret,
        publicUrl: () => publicUrl,
        mostTries: config.signInLimit,
      })
      const desk = await signUp(visitFrom({ database, sessions, publicUrl }), founding)
      // Whoever types a command is not signed in by it.
      const userId = await sessions.userByEmail(founding.owner.email)
      if (userId) await sessions.endAllOf(userId)
      return desk.workspaceId
    } catch (error) {
      throw plain(error)
    } finally {
      await control.end()
    }
  })
  const made = given === undefined ? { password } : {}
  if (options.json) return context.sayJson({ workspaceId, email: founding.owner.email, ...made })
  context.say(`The workspace is ready: ${workspaceId}`)
  context.say(`Sign in as ${founding.owner.email}${given === undefined ? ` with ${password}` : ''}`)
}

/** Reads what was given by the same contract that the browser is held to. */
function readFounding(options: Options, password: string) {
  const { firm, country, timeZone, currency, name = options.email.split('@')[0], email } = options
  const read = accountsContract.signUp['~orpc'].inputSchema?.safeParse({
    firm: { name: firm, country, timeZone, currency, workingDays: [1, 2, 3, 4, 5] },
    owner: { name, email, password },
  })
  if (read?.success) return read.data
  const complaints = read?.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new CommandRefused(complaints?.join('\n') ?? 'This can not be read.')
}

type Place = Readonly<{ database: Database; sessions: ReturnType<typeof openSessions>; publicUrl: string }>

function visitFrom({ database, sessions, publicUrl }: Place) {
  return {
    caller: null,
    visitor: { address: '127.0.0.1', userAgent: 'rapport command line', cookies: undefined, timeZone: null },
    sessions,
    database,
    publicUrl,
    isSignUpOpen: false,
    mail: null,
    laterDo: async () => undefined,
    setCookies: () => undefined,
    deskFor: (actor: Parameters<typeof openDesk>[0]['actor']) =>
      openDesk({ database, frameOf, reactions, actor }),
    announce: ({ db, memberId, ...frame }: Speaking, ...facts: Fact[]) =>
      announceFacts({ db, frame, memberId, reactions }, facts),
    afterwards: () => undefined,
    limit: () => undefined,
  }
}

function plain(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error
  if (error.details['reason'] === 'sign-up-closed') {
    return new CommandRefused('There is a workspace already. Invite further members from within it.')
  }
  return new CommandRefused(`Refused: ${error.code} ${JSON.stringify(error.details)}`)
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin })
  for await (const line of lines) return line
  throw new CommandRefused('Standard input holds no password.')
}
