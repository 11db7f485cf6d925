import { spawnSync } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import type { SystemUser } from './system-user.ts'

/** Where the packages of Debian, Red Hat and Homebrew put a PostgreSQL of each major version. */
const places = (major: string) => [
  `/usr/lib/postgresql/${major}/bin`,
  `/usr/pgsql-${major}/bin`,
  `/opt/homebrew/opt/postgresql@${major}/bin`,
  `/usr/local/opt/postgresql@${major}/bin`,
]

/** The programs of an older PostgreSQL, if this machine has them. */
export async function olderBinaries(major: string, user: SystemUser): Promise<Binaries | undefined> {
  for (const folder of places(major)) {
    const names: string[] = await readdir(folder).catch(() => [])
    if (!names.includes('postgres')) continue
    const postgres = join(folder, 'postgres')
    const tried = spawnSync(postgres, ['--version'], { ...user.identity, cwd: '/', encoding: 'utf8' })
    if (tried.status === 0) return { postgres, initdb: join(folder, 'initdb'), version: major }
  }
  return undefined
}
