import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { bytesOf } from './reading.ts'

const shared = process.env['RAPPORT_SHARED'] ?? resolve(import.meta.dirname, '../../../../../shared')
const packed = `${shared}/data/retail/online_retail_even_customers.csv.xz`

test('a packed file of which only the beginning is wanted is given up quietly, each time', async (context) => {
  context.skip(!existsSync(packed), `The sales are not on this machine: ${packed}`)
  const thrown: unknown[] = []
  const note = (error: unknown) => thrown.push(error)
  process.on('uncaughtExceptionMonitor', note)
  for (let time = 0; time < 40; time++) {
    for await (const piece of bytesOf({ path: packed, compression: 'xz', mostBytesUnpacked: 1e9 })) {
      expect(piece.length).toBeGreaterThan(0)
      break
    }
    await pause(2)
  }
  process.off('uncaughtExceptionMonitor', note)
  expect(thrown).toEqual([])
})
