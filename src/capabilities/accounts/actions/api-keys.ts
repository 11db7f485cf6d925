import type { Capability } from '../../../kernel/actor.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { now } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import type { Caller, Visit } from '../../../platform/sessions/visit.ts'
import type { Writing } from '../../../platform/work.ts'
import { apiKeyMade, apiKeyRevoked } from '../facts.ts'
import { insertKey, noteKeyUse, revokeKey } from '../store.ts'
import { holderOfKey } from '../views/callers.ts'
import { mostKeys } from '../rules/bounds.ts'
import { countShortLists } from '../views/members.ts'
import { digestOf, makeToken, workspaceIn } from './tokens.ts'

type Wish = { name: string; scopes: Capability[]; expiresInDays: number | null }

/**
 * Makes a key for programs. It may do no more than its member, and one made with another key neither more than that
 * one nor for longer. It is shown once.
 */
export async function makeApiKey(
  work: Writing,
  { name, scopes, expiresInDays }: Wish,
  { caller }: Pick<Visit, 'caller'>,
) {
  const beyond = scopes.filter((scope) => !work.actor.capabilities.has(scope))
  if (beyond.length > 0) throw refuse('not-allowed', { reason: 'above-oneself', scopes: beyond })
  if ((await countShortLists(work)).keys >= mostKeys)
    throw refuse('not-allowed', { reason: 'too-many', most: mostKeys })
  const key = makeToken(work.workspaceId)
  const wished = expiresInDays === null ? null : new Date(work.now.getTime() + expiresInDays * 86_400_000)
  const expiresAt = sooner(wished, caller?.key?.endsAt ?? null)
  const id = work.newId('api-key')
  const hint = key.slice(-4)
  const memberId = work.actor.memberId
  await insertKey(work, { id, memberId, name, hint, digest: digestOf(key), scopes, expiresAt })
  await work.announce(apiKeyMade(id, scopes))
  return {
    id,
    name,
    hint,
    scopes,
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: null,
    createdAt: work.now.toISOString(),
    key,
  }
}

/** The sooner of two ends; null is none. */
function sooner(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}

export async function revokeApiKey(work: Writing, { id }: { id: string }): Promise<{ done: true }> {
  if (!(await revokeKey(work, id))) throw refuse('not-found', { what: 'api-key' })
  await work.announce(apiKeyRevoked(id))
  return { done: true }
}

/** Who shows this key; null when it is none of ours, revoked, expired, or its member is suspended. */
export async function callerWithKey(database: Database, key: string): Promise<Caller | null> {
  const workspaceId = workspaceIn(key)
  if (workspaceId === null) return null
  const digest = digestOf(key)
  const holder = await database.reading(workspaceId, (db) => holderOfKey(db, workspaceId, digest))
  if (holder === null) return null
  await noteUse(database, { workspaceId, keyId: holder.keyId, lastUsedAt: holder.lastUsedAt })
  const { memberId, capabilities, isLimited, frame } = holder
  const actor = { workspaceId, memberId, capabilities, isLimited }
  return { actor, frame, session: null, key: { endsAt: holder.expiresAt } }
}

/** Written once a minute at most. */
async function noteUse(
  database: Database,
  use: { workspaceId: Caller['actor']['workspaceId']; keyId: string; lastUsedAt: Date | null },
): Promise<void> {
  const at = now()
  if (use.lastUsedAt !== null && at.getTime() - use.lastUsedAt.getTime() < 60_000) return
  const { workspaceId, keyId } = use
  await database.writing(workspaceId, (db) => noteKeyUse({ db, workspaceId, now: at }, keyId))
}
