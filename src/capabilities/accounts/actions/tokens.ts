import { createHash, randomBytes } from 'node:crypto'
import type { WorkspaceId } from '../../../kernel/id.ts'

/** What is given out once: it says its workspace, so that nothing is ever looked up by a token alone. */
export function makeToken(workspaceId: WorkspaceId): string {
  return `${workspaceId}.${randomBytes(32).toString('base64url')}`
}

/** What is kept of a token. It has 256 random bits, so a plain digest can't be guessed back. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The workspace a token speaks of; null when it has not the shape of one. */
export function workspaceIn(token: string): WorkspaceId | null {
  const found = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]{40,60}$/.exec(token)
  return found ? (found[1] as WorkspaceId) : null
}
