import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

// What knows no database is tested in milliseconds, and can be run alone with `--project pure`.
const pure = [
  'src/architecture.test.ts',
  'src/{kernel,statistics,design}/**/*.test.{ts,tsx}',
  'src/app/web/**/*.test.{ts,tsx}',
  'src/capabilities/*/{model,rules,facts,contract}.test.ts',
  'src/capabilities/*/{model,rules,facts,ui}/**/*.test.{ts,tsx}',
  'src/platform/{clock,config,log}.test.ts',
]

export default defineConfig({
  test: {
    environment: 'node',
    // A busy machine is no failure; what hangs is found all the same.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // On a small machine, too: while one waits for the database another computes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    expect: { poll: { timeout: 45_000 } },
    projects: [
      { extends: true, test: { name: 'pure', include: pure } },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['src/**/*.test.{ts,tsx}', 'stories/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...pure],
          globalSetup: ['src/platform/testing/global-setup.ts'],
        },
      },
    ],
  },
})
