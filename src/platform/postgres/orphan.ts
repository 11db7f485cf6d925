import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/**
 * If Rapport itself was killed, its PostgreSQL lives on without it. We hold the lock of the data folder, so
 * nobody else uses that server: it is stopped, and a fresh one starts under our eyes.
 */
export async function stopOrphan(folder: string, urlWithoutPort: string): Promise<void> {
  const file = join(folder, 'postmaster.pid')
  const left = await readFile(file, 'utf8').catch(() => undefined)
  if (left === undefined) return
  const [pid, , , port] = left.split('\n').map(Number)
  if (!pid || !isAlive(pid)) return
  if (port && (await serves(urlWithoutPort, port, folder))) return stop(pid)
  // The number belongs to another program by now, and PostgreSQL would mistake that for itself.
  if (await isAnotherProgram(pid)) await rm(file, { force: true })
}

async function serves(urlWithoutPort: string, port: number, folder: string): Promise<boolean> {
  const url = new URL(urlWithoutPort)
  url.port = String(port)
  const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return rows[0]?.data_directory === folder
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function stop(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT')
  for (let waitedMs = 0; isAlive(pid) && waitedMs < 20_000; waitedMs += 50) await pause(50)
}

async function isAnotherProgram(pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => undefined)
  return command !== undefined && !command.startsWith('postgres')
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
