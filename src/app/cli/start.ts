import type { Command } from 'commander'
import { speakLastWords } from '../last-words.ts'
import type { CliContext } from './context.ts'

/** `rapport start` */
export function registerStart(program: Command, context: CliContext): void {
  program
    .command('start')
    .description('Start the server. It prints one line with its address and runs until Ctrl-C.')
    .action(() => start(context))
}

async function start({ config, say, remark }: CliContext): Promise<void> {
  const { startServer } = await import('../server.ts')
  const stopping = signalled()
  const settings = config()
  const starting = startServer(settings, { tell: remark })
  speakLastWords(settings.logLevel, async () => (await starting).stop())
  const server = await starting
  for (const note of server.notes) remark(note)
  say(`Rapport is ready: ${server.address}`)
  await stopping
  // A job or a stream that never ends must not keep the machine from shutting down.
  const patience = setTimeout(() => process.exit(1), 20_000)
  await server.stop()
  clearTimeout(patience)
  process.exit(0)
}

/** Waits for Ctrl-C, a service manager's SIGTERM, or a closed terminal. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}
