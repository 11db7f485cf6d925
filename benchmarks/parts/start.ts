// How long a warm start takes, from the command to the line with the address, and what it costs in memory.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { residentMb } from '../bench/machine.ts'
import type { Part } from '../bench/report.ts'
import { folder } from '../bench/stage.ts'

const script = resolve(import.meta.dirname, '../../scripts/start.mjs')

type Started = { server: ChildProcess; milliseconds: number }

function start(dataDir: string): Promise<Started> {
  const from = performance.now()
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' }
  const server = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((done, fail) => {
    server.once('exit', (code) => fail(new Error(`The server ended with ${code}.`)))
    server.stdout.on('data', (text: Buffer) => {
      if (text.includes('http')) done({ server, milliseconds: performance.now() - from })
    })
  })
}

async function stop(server: ChildProcess): Promise<number> {
  const from = performance.now()
  const ended = new Promise((done) => server.once('exit', done))
  server.kill('SIGTERM')
  await ended
  return performance.now() - from
}

const median = (values: readonly number[]) =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0

/** How long the same Node takes to say that it listens, with nothing in it. */
function bareStart(): number {
  const from = performance.now()
  const serve = "require('node:http').createServer().listen(0, () => process.exit())"
  execFileSync(process.execPath, ['-e', serve])
  return performance.now() - from
}

export const part: Part = {
  name: 'start',
  about: 'from the command to the address, beside a bare node:http server; the stop; memory at rest',
  run: async ({ isQuick }) => {
    const dataDir = await folder()
    try {
      await stop((await start(dataDir)).server)
      const [starts, stops, memory, bare]: [number[], number[], number[], number[]] = [[], [], [], []]
      for (let run = 0; run < (isQuick ? 3 : 7); run++) {
        bare.push(Math.round(bareStart()))
        const { server, milliseconds } = await start(dataDir)
        starts.push(Math.round(milliseconds))
        memory.push(residentMb(server.pid ?? 0))
        stops.push(Math.round(await stop(server)))
      }
      return {
        figures: { startMs: starts, bareStartMs: bare, stopMs: stops, residentMb: memory },
        rows: [
          ['', 'median', 'longest', 'bare'],
          ['start, ms', ...[median(starts), Math.max(...starts), median(bare)].map(String)],
          ['stop, ms', ...[median(stops), Math.max(...stops)].map(String), ''],
          ['memory, MB', ...[median(memory), Math.max(...memory)].map(String), ''],
        ],
        goals: [
          { what: 'start', measured: median(starts), most: 3000, unit: 'ms' },
          { what: 'memory at rest', measured: Math.max(...memory), most: 250, unit: 'MB' },
        ],
      }
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  },
}
