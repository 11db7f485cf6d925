import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { folderMode } from '../platform/postgres/folder-mode.ts'

/** Breaks a stream that nobody listens to, once the server has started; as a bug of ours or of a library would. */
const bug = `data:text/javascript,${encodeURIComponent(
  `import { Readable } from 'node:stream'
   process.once('SIGUSR2', () => new Readable({ read() {} }).destroy(new Error(['A', 'da Lovelace'].join(''))))`,
)}`

test('a server that a bug ends says where it came from, stops its database and ends with 1', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rapport-last-words-'))
  await chmod(dataDir, folderMode())
  const cli = fileURLToPath(new URL('./cli.ts', import.meta.url))
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: '' }
  const server = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), '--import', bug, cli, 'start'],
    {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  try {
    let said = ''
    server.stderr.on('data', (text) => (said += text))
    await new Promise((done) => server.stdout.once('data', done))
    const ended = new Promise((done) => server.once('exit', done))
    const postmaster = Number(
      (await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0],
    )
    server.kill('SIGUSR2')
    expect(await ended).toBe(1)
    const line = JSON.parse(said.trim().split('\n').at(-1) ?? '')
    expect(line).toMatchObject({ level: 'error', event: 'uncaught-exception', error: { name: 'Error' } })
    expect(line.error.stack[0]).toMatch(/^at /)
    expect(said).not.toContain('Ada')
    expect(() => process.kill(postmaster, 0)).toThrow('ESRCH')
  } finally {
    server.kill('SIGKILL')
    await rm(dataDir, { recursive: true, force: true })
  }
})
