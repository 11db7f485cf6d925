import type { Capability } from '../../kernel/actor.ts'
import type { Fact } from '../../kernel/fact.ts'
import type { Role } from './model.ts'

export const firmFounded = (): Fact => ({ kind: 'FirmFounded' })
/** `changed` names the settings, never their values. */
export const firmChanged = (changed: readonly string[]): Fact => ({
  kind: 'FirmChanged',
  details: { changed },
})

export const signedIn = (memberId: string): Fact => ({ kind: 'SignedIn', subjectId: memberId })
export const signInFailed = (memberId: string): Fact => ({ kind: 'SignInFailed', subjectId: memberId })
export const signedOut = (memberId: string): Fact => ({ kind: 'SignedOut', subjectId: memberId })
export const sessionEnded = (sessionId: string): Fact => ({ kind: 'SessionEnded', subjectId: sessionId })
export const passwordChanged = (memberId: string): Fact => ({ kind: 'PasswordChanged', subjectId: memberId })

export const memberInvited = (invitationId: string, roles: readonly Role[]): Fact => ({
  kind: 'MemberInvited',
  subjectId: invitationId,
  details: { roles },
})
export const invitationWithdrawn = (invitationId: string): Fact => ({
  kind: 'InvitationWithdrawn',
  subjectId: invitationId,
})
export const memberJoined = (memberId: string, roles: readonly Role[]): Fact => ({
  kind: 'MemberJoined',
  subjectId: memberId,
  details: { roles },
})
export const memberChanged = (memberId: string, roles: readonly Role[], state: string): Fact => ({
  kind: 'MemberChanged',
  subjectId: memberId,
  details: { roles, state },
})

export const apiKeyMade = (keyId: string, scopes: readonly Capability[]): Fact => ({
  kind: 'ApiKeyMade',
  subjectId: keyId,
  details: { scopes },
})
export const apiKeyRevoked = (keyId: string): Fact => ({ kind: 'ApiKeyRevoked', subjectId: keyId })
