// How long a warm start takes, from the command to the line with the address, and what it costs in memory.
//   npx tsx benchmarks/start.ts
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'

const script = resolve(import.meta.dirname, '../scripts/start.mjs')
const runs = 7

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

/** Resident memory of a process in megabytes; Linux only. */
async function residentMb(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /VmRSS:\s+(\d+)/.exec(status)?.[1]
  return kilobytes ? Math.round(Number(kilobytes) / 1024) : null
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

const dataDir = await mkdtemp(join(tmpdir(), 'rapport-bench-'))
try {
  await stop((await start(dataDir)).server)
  const [starts, stops, memory]: [number[], number[], (number | null)[]] = [[], [], []]
  for (let run = 0; run < runs; run++) {
    const { server, milliseconds } = await start(dataDir)
    starts.push(Math.round(milliseconds))
    memory.push(await residentMb(server.pid))
    stops.push(Math.round(await stop(server)))
  }
  const machine = {
    cpus: cpus().length,
    model: cpus()[0]?.model,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    load: loadavg()[0],
  }
  const result = {
    warmStartMs: { median: median(starts), all: starts },
    stopMs: { median: median(stops), all: stops },
    residentMb: memory,
  }
  console.log(JSON.stringify({ machine, ...result }, null, 2))
} finally {
  await rm(dataDir, { recursive: true, force: true })
}
