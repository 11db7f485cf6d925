// What is broken, how, and when it counts as over.
import { execFileSync } from 'node:child_process'
import { statfsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { House } from './house.ts'
import { processesOf } from './house.ts'

/** One thing that goes wrong. */
export type Fault = Readonly<{
  name: string
  /** Breaks something and, where a person or a service manager would, mends it; gives when it was mended, if it wasn't at once. */
  strike: (house: House) => Promise<number | undefined>
  /** Whether a file is being read in meanwhile. */
  whileImporting?: boolean
  /** What else must come to be true, such as that schedules run again. */
  until?: (house: House) => Promise<boolean>
}>

const now = () => performance.now()

const killServer = async (house: House) => {
  const gone = new Promise((done) => house.server().once('exit', done))
  house.server().kill('SIGKILL')
  await gone
}

const endConnections = (house: House, name: string) =>
  house.ask('select pg_terminate_backend(pid) from pg_stat_activity where application_name like $1', [name])

const beatsAgain = async (house: House): Promise<boolean> => {
  const [{ at }] = await house.ask<{ at: Date }>('select clock_timestamp() as at')
  for (let tries = 0; tries < 110; tries++) {
    const [beat] = await house.ask<{ isNew: boolean }>(
      `select last_finished_at > $1 and last_finished_at < clock_timestamp() + interval '1 minute' as "isNew"
       from platform.heartbeat
       where schedule = 'imports-interrupted'`,
      [at],
    )
    if (beat?.isNew) return true
    await pause(1000)
  }
  return false
}

export const faults: readonly Fault[] = [
  {
    name: 'server killed',
    strike: async (house) => {
      await killServer(house)
      await house.startAgain()
      return undefined
    },
  },
  {
    name: 'database killed',
    strike: async (house) => {
      process.kill(await house.postmaster(), 'SIGKILL')
      return undefined
    },
  },
  {
    name: 'database killed three times in a row',
    strike: async (house) => {
      for (let times = 0; times < 3; times++) {
        const postmaster = await house.postmaster()
        process.kill(postmaster, 'SIGKILL')
        for (
          let tries = 0;
          tries < 400 && (await house.postmaster().catch(() => postmaster)) === postmaster;
          tries++
        ) {
          await pause(20)
        }
        await pause(100)
      }
      return undefined
    },
  },
  {
    name: 'server and database killed',
    strike: async (house) => {
      const postmaster = await house.postmaster()
      house.server().kill('SIGKILL')
      process.kill(postmaster, 'SIGKILL')
      await killServer(house).catch(() => undefined)
      await house.startAgain()
      return undefined
    },
  },
  {
    name: 'server killed in the middle of an import',
    whileImporting: true,
    strike: async (house) => {
      await killServer(house)
      await house.startAgain()
      return undefined
    },
  },
  {
    name: 'database killed in the middle of an import',
    whileImporting: true,
    strike: async (house) => {
      process.kill(await house.postmaster(), 'SIGKILL')
      return undefined
    },
  },
  {
    name: 'database frozen for eight seconds',
    strike: async (house) => {
      const frozen = await processesOf(await house.postmaster())
      for (const pid of frozen) signal(pid, 'SIGSTOP')
      await pause(8_000)
      for (const pid of frozen) signal(pid, 'SIGCONT')
      return now()
    },
  },
  {
    name: 'live connection cut',
    strike: async (house) => {
      await endConnections(house, 'rapport listening')
      return undefined
    },
  },
  {
    name: 'all connections cut',
    strike: async (house) => {
      await endConnections(house, 'rapport%')
      return undefined
    },
  },
  {
    name: 'clock two hours ahead, then right again',
    strike: async (house) => {
      await house.shiftClock(2 * 3_600_000)
      await pause(6_000)
      await house.shiftClock(0)
      return now()
    },
    until: beatsAgain,
  },
]

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended meanwhile.
  }
}

const diskMb = 420

/** A small disk of one's own in memory; only root may make one. */
export async function openSmallDisk(): Promise<{ folder: string; close: () => Promise<void> } | string> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    return 'A full disk can only be tried as root on Linux, where a small disk can be made.'
  }
  const folder = await mkdtemp(join(tmpdir(), 'rapport-small-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskMb}m`, 'tmpfs', folder], { stdio: 'pipe' })
  } catch {
    await rm(folder, { recursive: true, force: true })
    return 'A full disk could not be tried: this machine lets nobody mount a small one.'
  }
  const data = join(folder, 'data')
  await mkdir(data)
  return {
    folder: data,
    close: async () => {
      execFileSync('umount', ['-l', folder])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Fills the disk to the last byte for ten seconds, then makes room. */
export const diskFull: Fault = {
  name: 'disk full for ten seconds',
  strike: async (house) => {
    const ballast = join(house.dataDir, 'ballast')
    const { bavail, bsize } = statfsSync(house.dataDir)
    await writeFile(ballast, Buffer.alloc(bavail * bsize)).catch(() => undefined)
    await pause(10_000)
    await rm(ballast, { force: true })
    return now()
  },
}
