import { expect, test } from 'vitest'
import { openLog } from './log.ts'

function lines(level: 'debug' | 'info' | 'warn') {
  const written: string[] = []
  return { log: openLog(level, (line) => written.push(line)), written }
}

test('an event is one line of JSON', () => {
  const { log, written } = lines('info')
  log.info('import-finished', { rowCount: 3, importId: 'x' })
  expect(JSON.parse(written[0] ?? '')).toMatchObject({ level: 'info', event: 'import-finished', rowCount: 3 })
})

test('what is below the level is not written', () => {
  const { log, written } = lines('warn')
  log.info('quiet')
  log.error('loud')
  expect(written).toHaveLength(1)
})

test('what a person typed does not reach the log through an error', () => {
  const { log, written } = lines('info')
  const error = Object.assign(new Error(`invalid input: "Ada Lovelace"`), {
    code: '22P02',
    detail: 'Key (Ada)',
  })
  log.error('request-failed', { error })
  expect(written[0]).not.toContain('Ada')
  expect(JSON.parse(written[0] ?? '').error).toMatchObject({ name: 'Error', code: '22P02' })
})

test('names and texts have no field to go into', () => {
  const { log } = lines('info')
  // @ts-expect-error a person's name may not be logged
  log.info('signed-in', { name: 'Ada Lovelace' })
})
