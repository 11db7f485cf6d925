// What a request costs as the firm grows, from 1,000 to 1,000,000 parties: it may grow slower than the logarithm of the
// data times one and a half.
import { type Asked, load, round } from '../bench/load.ts'
import type { Part } from '../bench/report.ts'
import { scenariosOf } from '../bench/scenarios.ts'
import { openStage } from '../bench/stage.ts'
import { known } from './requests.ts'

const asked = [
  'list by name',
  'list by last talk',
  'deep page',
  'search, rare',
  'profile',
  'timeline',
  'Today',
  'log a talk',
]

type Point = Readonly<{ parties: number; took: Readonly<Record<string, number>> }>

export const part: Part = {
  name: 'growth',
  about: 'milliseconds of the server and of PostgreSQL together for one request, by the number of parties',
  run: async ({ isQuick }) => {
    const sizes = isQuick ? [1_000, 10_000] : [1_000, 10_000, 100_000, 1_000_000]
    const points: Point[] = []
    for (const parties of sizes) points.push(await pointOf(parties, isQuick ? 40 : 150))
    const [first, last] = [points[0], points.at(-1)]
    const allowed = round((1.5 * Math.log(sizes.at(-1) ?? 1)) / Math.log(sizes[0] ?? 1))
    const growthOf = (name: string) => round((last?.took[name] ?? 0) / Math.max(first?.took[name] ?? 0, 0.1))
    return {
      figures: { points, allowed },
      rows: [
        ['request', ...sizes.map((size) => size.toLocaleString('en')), 'times'],
        ...asked.map((name) => [
          name,
          ...points.map(({ took }) => String(took[name])),
          String(growthOf(name)),
        ]),
      ],
      goals: asked.map((name) => ({
        what: `${name}: times from the smallest to the largest firm`,
        measured: growthOf(name),
        most: allowed,
        unit: '×',
      })),
    }
  },
}

/** CPU rather than time on the clock: whatever else the machine does hardly changes it. */
async function pointOf(parties: number, requests: number): Promise<Point> {
  const stage = await openStage({ parties, talksEach: 1, salesEach: 1 })
  try {
    const scenarios = scenariosOf(await known(stage.databaseUrl))
    const took: Record<string, number> = {}
    for (const { name, ask } of scenarios.filter((scenario) => asked.includes(scenario.name))) {
      const from = (
        first: number,
      ): { ask: (n: number) => Asked; requests: number; atOnce: number; first: number } => ({
        ask,
        requests,
        atOnce: 1,
        first,
      })
      await load(stage, from(0))
      const { cpuMs, databaseCpuMs } = await load(stage, from(requests))
      took[name] = round(cpuMs + databaseCpuMs)
    }
    return { parties, took }
  } finally {
    await stage.stop()
  }
}
