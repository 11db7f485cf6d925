// What the figures were measured on, and what a process has used of it.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { cpus, loadavg, platform, release, totalmem } from 'node:os'

/** The machine in a few words, with how busy others keep it. */
export function machine() {
  return {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    system: `${platform()} ${release()}`,
    node: process.version,
    load: loadOf(),
  }
}

export const loadOf = () => loadavg().map((load) => Math.round(load * 100) / 100)

/** The fields of a process from its state on; undefined where it has ended meanwhile. */
function statOf(pid: number | string): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
  } catch {
    return undefined
  }
}

const tickMs = 1000 / Number(execFileSync('getconf', ['CLK_TCK']))

/** Milliseconds of a core that a process and its threads have used so far, seen from outside. */
export function cpuMsOf(pid: number): number {
  const [user = 0, system = 0] = statOf(pid)?.slice(11, 13) ?? []
  return (Number(user) + Number(system)) * tickMs
}

/** The same of all processes below one, such as a PostgreSQL with its backends; of those that ended, too. */
export function cpuMsBelow(pid: number): number {
  return childrenOf(pid).reduce(
    (sum, child) => sum + cpuMsOf(child) + endedBelow(child) + cpuMsBelow(child),
    0,
  )
}

/** What the children of a process used that have ended: parallel workers of PostgreSQL live for one question. */
function endedBelow(pid: number): number {
  const [user = 0, system = 0] = statOf(pid)?.slice(13, 15) ?? []
  return (Number(user) + Number(system)) * tickMs
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => Number(statOf(one)?.[1]) === pid)
}

/** Resident memory of a process in megabytes. */
export function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}

/** The commit that is measured; with a plus where files differ from it. */
export function commit(): string {
  const git = (...words: string[]) => execFileSync('git', words, { encoding: 'utf8' }).trim()
  return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '-uno') === '' ? '' : '+')
}
