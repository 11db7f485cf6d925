import { createHash, randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'

/** The secret that signs sessions: the configured one, or one that is made once and kept in the data folder. */
export async function sessionSecret(config: Pick<Config, 'secret' | 'dataDir'>): Promise<string> {
  if (config.secret !== undefined) return config.secret
  const file = join(config.dataDir, 'session-secret')
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept.trim().length >= 32) return kept.trim()
  const made = randomBytes(48).toString('base64url')
  await mkdir(config.dataDir, { recursive: true })
  await writeFile(file, `${made}\n`, { mode: 0o600 })
  await chmod(file, 0o600)
  return made
}

/** Tells one secret from another without giving it away. */
export function markOf(secret: string): string {
  return createHash('sha256').update('rapport secret').update(secret).digest('hex').slice(0, 16)
}
