import type { Command } from 'commander'
import { describeConfig } from '../../platform/config.ts'
import type { CliContext } from './context.ts'

/** `rapport config` */
export function registerConfig(program: Command, { say, sayJson }: CliContext): void {
  program
    .command('config')
    .description('Show every setting (an environment variable) with its value, default and meaning.')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) => {
      const rows = describeConfig()
      if (options.json) return sayJson(rows)
      const width = Math.max(...rows.map(({ name }) => name.length))
      for (const { name, value, meaning } of rows) {
        say(`${name.padEnd(width)}  ${value}`)
        say(`${' '.repeat(width)}  ${meaning}`)
      }
    })
}
