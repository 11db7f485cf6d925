import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'

/** The user of the operating system under whom PostgreSQL runs. */
export type SystemUser = Readonly<{
  name: string
  /** Empty when it is the user who runs Rapport. */
  identity: { uid?: number; gid?: number }
}>

/** Ourselves, unless we are root: PostgreSQL refuses to run as root. */
export async function serverUser(): Promise<SystemUser> {
  if (process.getuid?.() !== 0) return { name: 'self', identity: {} }
  const list = await readFile('/etc/passwd', 'utf8')
  for (const name of ['postgres', 'nobody']) {
    const fields = list
      .split('\n')
      .find((line) => line.startsWith(`${name}:`))
      ?.split(':')
    if (fields) return { name, identity: { uid: Number(fields[2]), gid: Number(fields[3]) } }
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody". ' +
      'Start Rapport as another user, or set DATABASE_URL.',
  )
}

/** Whether the user can walk into a folder. */
export function canEnter(folder: string, user: SystemUser): boolean {
  if (user.identity.uid === undefined) return true
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user.identity, cwd: '/' })
  return tried.status === 0
}
