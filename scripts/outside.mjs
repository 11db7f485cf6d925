// npm run test:outside: all tests that know a database, against the newest PostgreSQL this machine has installed
// (apt-get install postgresql), in a cluster that is made for it and thrown away. POSTGRES_BIN names another folder
// with initdb and pg_ctl in it; what stands behind -- is handed on to Vitest.
import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assertNode, ensureInstalled } from './preparing.mjs'
import { vitest, words } from './steps.mjs'

const installed = '/usr/lib/postgresql'
const password = 'outside'

assertNode()
ensureInstalled()
const programs = process.env.POSTGRES_BIN ?? newest()
if (programs === undefined) {
  console.error(
    `No PostgreSQL was found below ${installed}. Install one, or name its programs: POSTGRES_BIN=…`,
  )
  process.exit(1)
}
const user = userToRunAs()
const place = mkdtempSync(join(tmpdir(), 'rapport-outside-'))
const data = join(place, 'data')
process.once('exit', end)
// Vitest hears Ctrl+C too, and ends first.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => process.exit(1))
console.log(run('postgres', '--version').trim())
const port = await freePort()
begin()
process.env.DATABASE_URL = `postgres://rapport:${password}@127.0.0.1:${port}/postgres`
const counts = await vitest('--project', 'database', ...process.argv.slice(2))
console.log(words(counts))
process.exitCode = counts.failed > 0 ? 1 : 0

/** Stops the cluster and throws it away. */
function end() {
  if (existsSync(join(data, 'postmaster.pid'))) run('pg_ctl', '-D', data, '-m', 'immediate', 'stop')
  rmSync(place, { recursive: true, force: true })
}

/** Makes the cluster and starts it: it asks for passwords, as an outside one should, and bears to lose all. */
function begin() {
  const secret = join(place, 'password')
  writeFileSync(secret, password)
  for (const path of [place, secret]) if (user) chownSync(path, user.uid, user.gid)
  run(
    'initdb',
    '-D',
    data,
    '-U',
    'rapport',
    '-A',
    'scram-sha-256',
    `--pwfile=${secret}`,
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
  )
  const settings = [
    `-p ${port}`,
    `-k ${place}`,
    '-c listen_addresses=127.0.0.1',
    '-c fsync=off',
    '-c max_connections=200',
  ]
  run('pg_ctl', '-D', data, '-w', '-l', join(place, 'log'), '-o', settings.join(' '), 'start')
}

function newest() {
  if (!existsSync(installed)) return undefined
  const [version] = readdirSync(installed).sort((a, b) => Number(b) - Number(a))
  return version === undefined ? undefined : join(installed, version, 'bin')
}

/** PostgreSQL refuses to run as root. */
function userToRunAs() {
  if (process.getuid?.() !== 0) return undefined
  const [uid, gid] = ['-u', '-g'].map((which) =>
    Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' })),
  )
  return { uid, gid }
}

function run(program, ...args) {
  return execFileSync(join(programs, program), args, {
    cwd: place,
    encoding: 'utf8',
    // What the server says goes into its log; a pipe that it keeps open would never end.
    stdio: ['ignore', program === 'pg_ctl' ? 'ignore' : 'pipe', 'inherit'],
    ...user,
  })
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    })
  })
}
