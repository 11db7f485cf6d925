import type { Capability } from '../../kernel/actor.ts'
import type { Fact } from '../../kernel/fact.ts'
import type { Role } from './model.ts'

export const firmFounded = (): Fact => ({ kind: 'FirmFounded' })
/** `changed` names the settings, never their values. */
export const firmChanged = (changed: readonly string[]): Fact => ({
  kind: 'FirmChanged',
  details: { changed },
})

export type Proof = 'password' | 'code' | 'recovery-code' | 'passkey'
export const signedIn = (memberId: string, by: Proof): Fact => ({
  kind: 'SignedIn',
  subjectId: memberId,
  details: { by },
})
export const signInFailed = (memberId: string, by: Proof): Fact => ({
  kind: 'SignInFailed',
  subjectId: memberId,
  details: { by },
})
/** Somebody signed in proved anew who they are, or could not. */
export const identityProven = (memberId: string, by: Proof): Fact => ({
  kind: 'IdentityProven',
  subjectId: memberId,
  details: { by },
})
export const proofFailed = (memberId: string, by: Proof): Fact => ({
  kind: 'ProofFailed',
  subjectId: memberId,
  details: { by },
})
export const recoveryCodeUsed = (memberId: string, left: number): Fact => ({
  kind: 'RecoveryCodeUsed',
  subjectId: memberId,
  details: { left },
})
export const recoveryCodesMade = (memberId: string): Fact => ({
  kind: 'RecoveryCodesMade',
  subjectId: memberId,
})
export const authenticatorSet = (memberId: string): Fact => ({
  kind: 'AuthenticatorSet',
  subjectId: memberId,
})
export const authenticatorRemoved = (memberId: string): Fact => ({
  kind: 'AuthenticatorRemoved',
  subjectId: memberId,
})
export const signedOut = (memberId: string): Fact => ({ kind: 'SignedOut', subjectId: memberId })
export const sessionEnded = (sessionId: string): Fact => ({ kind: 'SessionEnded', subjectId: sessionId })
export const passkeyAdded = (passkeyId: string): Fact => ({ kind: 'PasskeyAdded', subjectId: passkeyId })
export const passkeyRemoved = (passkeyId: string): Fact => ({ kind: 'PasskeyRemoved', subjectId: passkeyId })
export const otherSessionsEnded = (memberId: string, count: number): Fact => ({
  kind: 'OtherSessionsEnded',
  subjectId: memberId,
  details: { count },
})
export const passwordChanged = (memberId: string): Fact => ({ kind: 'PasswordChanged', subjectId: memberId })

/** Somebody signed in with a browser that nobody had signed in with before. */
export const newDeviceSeen = (memberId: string): Fact => ({ kind: 'NewDeviceSeen', subjectId: memberId })
export const passwordLinkSent = (memberId: string): Fact => ({
  kind: 'PasswordLinkSent',
  subjectId: memberId,
})
/** A forgotten password was replaced with a link. */
export const passwordReset = (memberId: string): Fact => ({ kind: 'PasswordReset', subjectId: memberId })
export const emailChangeAsked = (memberId: string): Fact => ({
  kind: 'EmailChangeAsked',
  subjectId: memberId,
})
export const emailChanged = (memberId: string): Fact => ({ kind: 'EmailChanged', subjectId: memberId })

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
type Standing = Readonly<{ id: string; roles: readonly Role[]; state: string; limited: boolean }>
export const memberChanged = ({ id, roles, state, limited }: Standing): Fact => ({
  kind: 'MemberChanged',
  subjectId: id,
  details: { roles, state, limited },
})
/** A member came over from another of their firms. */
export const firmEntered = (memberId: string): Fact => ({ kind: 'FirmEntered', subjectId: memberId })
/** Whether somebody may have lost the right to see or hear something by a fact of this kind. */
export function isAboutAccess(kind: string): boolean {
  return /^(Member(Changed|Left)|OwnershipHandedOver|Session|SignedOut|PasswordChanged|ApiKeyRevoked)/.test(
    kind,
  )
}
export const memberLeft = (memberId: string): Fact => ({ kind: 'MemberLeft', subjectId: memberId })
/** Told of the new owner; `from` is the one who was. */
export const ownershipHandedOver = (toId: string, fromId: string): Fact => ({
  kind: 'OwnershipHandedOver',
  subjectId: toId,
  details: { from: fromId },
})

export const apiKeyMade = (keyId: string, scopes: readonly Capability[]): Fact => ({
  kind: 'ApiKeyMade',
  subjectId: keyId,
  details: { scopes },
})
export const apiKeyRevoked = (keyId: string): Fact => ({ kind: 'ApiKeyRevoked', subjectId: keyId })
