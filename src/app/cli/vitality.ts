import { type Command, Option } from 'commander'
import { fitReference, type Look, lookAsOf } from '../../capabilities/vitality/actions/look.ts'
import type { Standing } from '../../capabilities/vitality/model.ts'
import {
  type ReferenceFit,
  type ReferenceModel,
  referenceModels,
} from '../../capabilities/vitality/rules/reference-fit.ts'
import { reasonSentence, stateWord } from '../../capabilities/vitality/ui/sentences.ts'
import { type Who, whoTheyAre } from '../../capabilities/vitality/views/who.ts'
import { type Day, readDay } from '../../kernel/day.ts'
import { type CliContext, CommandRefused } from './context.ts'

/** Adds `vitality fit` and `vitality list`. */
export function registerVitality(program: Command, context: CliContext): void {
  const vitality = program.command('vitality').description('How alive the relationships are')
  registerFit(vitality, context)
  registerList(vitality, context)
}

type FitOptions = {
  model: ReferenceModel
  method: 'ml' | 'map'
  unit: 'day' | 'week'
  until?: string
  workspace?: string
  json?: boolean
}

function registerFit(vitality: Command, context: CliContext): void {
  vitality
    .command('fit')
    .description('Fit a published model to the orders, and change nothing')
    .addOption(new Option('--model <model>', 'which one').choices(referenceModels).default('mbgnbd'))
    .addOption(
      new Option('--method <method>', 'plain likelihood, or with weak priors')
        .choices(['ml', 'map'])
        .default('ml'),
    )
    .addOption(
      new Option('--unit <unit>', 'unit of time of the parameters').choices(['day', 'week']).default('week'),
    )
    .option(
      '--until <day>',
      'last day of observation, YYYY-MM-DD (default: today, or the day the firm is looked at as of)',
    )
    .option('--workspace <workspace>', 'id or name, where there are several')
    .option('--json', 'answer in JSON')
    .addHelpText(
      'after',
      '\nExample:\n  rapport vitality fit --model bgnbd --unit week --until 1997-09-30 --json',
    )
    .action((options: FitOptions) => fit(options, context))
}

async function fit(options: FitOptions, context: CliContext): Promise<void> {
  const { model, method, unit, json } = options
  if (model === 'paretonbd' && method === 'map') {
    throw new CommandRefused('Pareto/NBD is fitted by plain likelihood only: leave out --method map.')
  }
  const asked = dayAskedFor('--until', options.until)
  const answer = await context.withDesk(options, (desk) =>
    desk.reading(async (work) => {
      const until = asked ?? work.today
      return { until, found: await fitReference(work, { model, method, unit, until }) }
    }),
  )
  if (!answer.found || answer.found.customers === 0) {
    throw new CommandRefused(`There are no sales up to ${answer.until} to fit anything to.`)
  }
  const said = { model, method, unit, until: answer.until, ...answer.found }
  if (json) context.sayJson(said)
  else sayFit(said, context)
}

function sayFit(said: ReferenceFit & { model: string; unit: string; until: Day }, { say }: CliContext): void {
  const { parameters, logLikelihood, customers, repeatBuyers } = said
  say(
    `${said.model}, ${customers} customers of whom ${repeatBuyers} came back, until ${said.until}, in ${said.unit}s`,
  )
  for (const [name, value] of Object.entries(parameters)) say(`  ${name.padEnd(8)} ${value.toFixed(4)}`)
  say(`  log-likelihood ${logLikelihood.toFixed(3)}`)
}

type ListOptions = { asOf?: string; workspace?: string; json?: boolean }

function registerList(vitality: Command, context: CliContext): void {
  vitality
    .command('list')
    .description('Say of every customer how alive the relationship is, and change nothing')
    .option('--as-of <day>', 'look at the firm as of this day, YYYY-MM-DD (default: today)')
    .option('--workspace <workspace>', 'id or name, where there are several')
    .option('--json', 'answer in JSON')
    .addHelpText('after', '\nExample:\n  rapport vitality list --as-of 2011-12-09 --json')
    .action((options: ListOptions) => list(options, context))
}

async function list(options: ListOptions, context: CliContext): Promise<void> {
  const asked = dayAskedFor('--as-of', options.asOf)
  const { look, people } = await context.withDesk(options, (desk) =>
    desk.reading(async (work) => {
      const found = await lookAsOf(work, asked ?? work.today)
      const ids = found.standings.map(({ partyId }) => partyId)
      return { look: found, people: new Map((await whoTheyAre(work, ids)).map((who) => [who.id, who])) }
    }),
  )
  const customers = look.standings
    .toSorted((a, b) => b.worthYearMinor - a.worthYearMinor || b.worthTotalMinor - a.worthTotalMinor)
    .map((standing) => customerOf(standing, people.get(standing.partyId)))
  if (options.json) context.sayJson({ ...summaryOf(look), customers })
  else for (const one of customers) context.say(lineOf(one))
}

function summaryOf({ asOf, verdict, horizonDays }: Look) {
  return { asOf, verdict, horizonDays }
}

function customerOf(standing: Standing, who: Who | undefined) {
  const { partyId, state, reason, longerThanShare } = standing
  return {
    externalId: who?.externalId ?? null,
    source: who?.source ?? null,
    partyId,
    name: who?.displayName ?? null,
    state,
    reason: reasonSentence(reason, { pronoun: who?.pronoun ?? null }),
    chance: standing.chance,
    chanceLow: standing.chanceLow,
    chanceHigh: standing.chanceHigh,
    horizonDays: standing.horizonDays,
    by: reason.by,
    expectedOrders: standing.expectedOrders,
    overdueShare: longerThanShare,
    usualGapDays: standing.usualGapDays,
    dueOn: standing.dueOn,
    orders: standing.orders,
    firstOn: standing.firstOn,
    lastOn: standing.lastOn,
    silentDays: standing.silentDays,
    worthYearMinor: standing.worthYearMinor,
    worthTotalMinor: standing.worthTotalMinor,
  }
}

function lineOf({ name, externalId, chance, state, reason }: ReturnType<typeof customerOf>): string {
  const share = chance === null ? '      -  ' : `${String(Math.round(chance * 100)).padStart(3)} in 100`
  const who = (name ?? externalId ?? '').padEnd(28).slice(0, 28)
  return `${who}  ${share}  ${stateWord(state).padEnd(12)}  ${reason}`
}

function dayAskedFor(option: string, text: string | undefined): Day | null {
  if (text === undefined) return null
  const read = readDay(text)
  if (read) return read
  throw new CommandRefused(`${option} ${text}: not a day of the calendar, written YYYY-MM-DD.`)
}
