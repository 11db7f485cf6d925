import type { Command } from 'commander'
import { examine } from '../../platform/doctor/examine.ts'
import type { CliContext } from './context.ts'
import { refuseEmptyPlace } from './context.ts'

/** `rapport doctor` */
export function registerDoctor(program: Command, context: CliContext): void {
  program
    .command('doctor')
    .description(
      'Look at disk, clock, database, jobs, mail, backups, versions and permissions, and say what to do. It changes nothing.',
    )
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExit codes: 0 nothing is in the way of the work · 1 something is')
    .action((options: { json?: boolean }) => look(context, options))
}

const marks = { good: 'good ', warning: 'look ', bad: 'BAD  ' } as const

async function look({ config, say, sayJson }: CliContext, { json }: { json?: boolean }): Promise<void> {
  await refuseEmptyPlace(config())
  const findings = await examine(config())
  if (findings.some(({ state }) => state === 'bad')) process.exitCode = 1
  if (json) return sayJson({ healthy: process.exitCode !== 1, findings })
  for (const { check, state, says, advice } of findings) {
    say(`${marks[state]} ${check.padEnd(12)} ${says}`)
    if (advice !== undefined) say(`${' '.repeat(19)}→ ${advice}`)
  }
}
