// What one request costs in a firm with 100,000 parties and 1,000,000 talks and sales, beside a bare server that
// answers with the same rows.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { type Asked, type Cost, load, send } from '../bench/load.ts'
import { residentMb } from '../bench/machine.ts'
import type { Goal, Part } from '../bench/report.ts'
import { sharedStage, type Stage, wholeFirm } from '../bench/stage.ts'
import { type Scenario, scenariosOf } from '../bench/scenarios.ts'

export const part: Part = {
  name: 'requests',
  about: 'CPU of the server for one request, and how long it takes, one at a time and sixteen at once',
  run: async ({ isQuick }) => {
    const size = wholeFirm(isQuick)
    const stage = await sharedStage(size)
    const idleMb = residentMb(stage.pid)
    const requests = await measureRequests(stage, isQuick ? 60 : 300)
    const memory = { idleMb, underLoadMb: residentMb(stage.pid) }
    return {
      figures: { size, requests, memory },
      rows: [
        ...rowsOf(requests),
        ['memory idle and under load, MB', String(idleMb), String(memory.underLoadMb)],
      ],
      goals: [...goalsOf(requests), { what: 'memory idle', measured: idleMb, most: 250, unit: 'MB' }],
    }
  },
}

type Measured = Readonly<{
  name: string
  kind: Scenario['kind']
  one: Cost
  sixteen: Cost
  bare: Cost
  bareSixteen: Cost
}>

export async function measureRequests(stage: Stage, count: number): Promise<Measured[]> {
  const scenarios = scenariosOf(await known(stage.databaseUrl))
  const bare = await startBare(stage, scenarios)
  const measured: Measured[] = []
  try {
    for (const scenario of scenarios) {
      const askedBare = (n: number): Asked => ({
        path: `/${scenario.name}?values=${encodeURIComponent(JSON.stringify(scenario.values(n)))}`,
      })
      await assertSameRows(scenario, await send(stage, scenario.ask(0)), await send(bare, askedBare(0)))
      const both = async (atOnce: number, first: number) => ({
        ours: await load(stage, { ask: scenario.ask, requests: count, atOnce, first }),
        bare: await load(bare, { ask: askedBare, requests: count, atOnce, first }),
      })
      // Both are warm: what is compiled and planned once is not counted.
      await both(4, 1)
      const one = await both(1, count)
      const sixteen = await both(16, count * 2)
      measured.push({
        name: scenario.name,
        kind: scenario.kind,
        one: one.ours,
        sixteen: sixteen.ours,
        bare: one.bare,
        bareSixteen: sixteen.bare,
      })
    }
  } finally {
    bare.stop()
  }
  return measured
}

/** A reference that answers with something else would be none. */
async function assertSameRows(scenario: Scenario, ours: string, bare: string): Promise<void> {
  const counted = [scenario.rowsOf(JSON.parse(ours)), (JSON.parse(bare) as unknown[]).length]
  if (counted[0] !== counted[1]) {
    throw new Error(`${scenario.name}: ${counted[0]} rows from us, ${counted[1]} from the bare server.`)
  }
}

export async function known(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ id: string; workspace: string }>(
    'select id, workspace_id as workspace from party order by hashtext(external_id), id limit 5000',
  )
  const counted = await client.query<{ parties: number }>('select count(*)::int as parties from party')
  await client.end()
  return {
    workspaceId: rows[0]?.workspace ?? '',
    parties: counted.rows[0]?.parties ?? 0,
    partyIds: rows.map(({ id }) => id),
  }
}

async function startBare({ databaseUrl, databaseAbove }: Stage, scenarios: readonly Scenario[]) {
  const child = fork(join(import.meta.dirname, '../bench/bare-server.ts'), {
    env: {
      ...process.env,
      DATABASE: databaseUrl,
      STATEMENTS: JSON.stringify(Object.fromEntries(scenarios.map(({ name, sql }) => [name, sql]))),
    },
  })
  const [port] = await once(child, 'message')
  return { address: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, databaseAbove, stop: () => child.kill() }
}

function rowsOf(measured: readonly Measured[]): string[][] {
  const head = [
    'request',
    'CPU',
    'bare CPU',
    'times',
    'database',
    'bare db',
    'p50',
    'p99',
    'p50 ×16',
    'p99 ×16',
    'bare p99 ×16',
  ]
  return [
    head,
    ...measured.map(({ name, one, sixteen, bare, bareSixteen }) => [
      name,
      ...[one.cpuMs, bare.cpuMs, times(one, bare), one.databaseCpuMs, bare.databaseCpuMs].map(String),
      ...[one.p50Ms, one.p99Ms, sixteen.p50Ms, sixteen.p99Ms, bareSixteen.p99Ms].map(String),
    ]),
  ]
}

const times = (one: Cost, bare: Cost) => Math.round((one.cpuMs / Math.max(bare.cpuMs, 0.05)) * 10) / 10

function goalsOf(measured: readonly Measured[]): Goal[] {
  return measured.flatMap(({ name, kind, one, sixteen, bare }) => [
    ...(kind === 'read'
      ? [{ what: `${name}: times the bare CPU`, measured: times(one, bare), most: 2, unit: '×' }]
      : []),
    { what: `${name}: CPU`, measured: one.cpuMs, most: kind === 'read' ? 3 : 6, unit: 'ms' },
    ...(kind === 'search' ? [{ what: `${name}: p99`, measured: one.p99Ms, most: 30, unit: 'ms' }] : []),
    { what: `${name}: p99 of sixteen at once`, measured: sixteen.p99Ms, most: 50, unit: 'ms' },
  ])
}
