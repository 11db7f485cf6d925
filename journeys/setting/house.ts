import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const root = resolve(import.meta.dirname, '../..')
const cli = join(root, 'dist/server/cli.js')

/** A server of one's own, as a user would start it: built, with a fresh data folder. */
export type House = Readonly<{
  address: string
  dataDir: string
  /** Runs a command of `rapport` beside the server and gives what it printed. */
  rapport: (...words: string[]) => Promise<string>
  close: () => Promise<void>
}>

/** The owner of every house in the journeys. */
export const owner = { name: 'Joe Martin', email: 'joe@juniper.example', password: 'seven quiet otters' }

/** Starts a server on a free port; the settings are those of a small café in London. */
export async function openHouse(settings: Record<string, string> = {}): Promise<House> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rapport-journey-'))
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', ...settings }
  const server = spawn(process.execPath, [cli, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const address = await addressOf(server)
  let isClosing = false
  server.once('exit', (code, signal) => {
    if (!isClosing) console.error(`The server ended by itself: ${signal ?? `exit code ${code}`}.`)
  })
  return {
    address,
    dataDir,
    rapport: (...words) => run(words, env),
    close: async () => {
      isClosing = true
      const isRunning = server.exitCode === null && server.signalCode === null
      const ended = new Promise((done) => server.once('exit', done))
      if (isRunning && server.kill('SIGTERM')) await ended
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    const complaints: string[] = []
    server.stderr?.on('data', (text: Buffer) => complaints.push(text.toString()))
    server.stderr?.pipe(process.stderr)
    server.once('exit', () => fail(new Error(`The server did not start.\n${complaints.join('')}`)))
    if (!server.stdout) return
    createInterface({ input: server.stdout }).on('line', (line) => {
      const found = /https?:\/\/\S+/.exec(line)
      if (found) done(found[0].replace(/\/$/, ''))
    })
  })
}

function run(words: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((done, fail) => {
    const command = spawn(process.execPath, [cli, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const [said, complaints]: [string[], string[]] = [[], []]
    command.stdout.on('data', (text: Buffer) => said.push(text.toString()))
    command.stderr.on('data', (text: Buffer) => complaints.push(text.toString()))
    command.once('exit', (code) =>
      code === 0 ? done(said.join('')) : fail(new Error(complaints.join('') || `exit code ${code}`)),
    )
  })
}
