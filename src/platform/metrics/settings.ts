import { z } from 'zod'
import { type Setting, whole } from '../setting.ts'

/** What can be set about watching the server at work. */
export type WatchConfig = Readonly<{
  metricsToken: string | undefined
  slowQueryMs: number
}>

export const watchSettings: readonly Setting<keyof WatchConfig>[] = [
  {
    key: 'metricsToken',
    name: 'METRICS_TOKEN',
    default: undefined,
    shownDefault: 'only this machine may',
    meaning: 'Lets who shows it as a bearer token read /metrics',
    expected: 'at least 16 characters',
    schema: z.string().min(16),
    secret: 'whole',
  },
  {
    key: 'slowQueryMs',
    name: 'SLOW_QUERY_MS',
    default: '1000',
    meaning:
      'Questions to the database that take longer are logged with their plan, without values; 0 logs none',
    expected: 'a whole number from 0 to 600000',
    schema: whole(0, 600_000),
  },
]
