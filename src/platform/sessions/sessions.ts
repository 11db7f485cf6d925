import type { WorkspaceId } from '../../kernel/id.ts'
import type { Links } from './links.ts'

/** From where somebody comes. */
export type Visitor = Readonly<{
  address: string
  userAgent: string | null
  cookies: string | undefined
  /** The time zone that the browser says it is in, such as Europe/London. */
  timeZone: string | null
}>

/** A session that is alive, and the workspaces it leads to: the one it is in first. */
export type LiveSession = Readonly<{
  id: string
  userId: string
  workspaceIds: readonly WorkspaceId[]
  /** When its person last proved who they are. */
  confirmedAt: Date
}>

/** Somebody who just came in, and the cookies that say so. */
export type CameIn = Readonly<{ userId: string; cookies: readonly string[] }>

export type SessionRow = Readonly<{
  id: string
  device: string
  address: string | null
  timeZone: string | null
  startedAt: Date
  lastSeenAt: Date
  expiresAt: Date
}>

/** What somebody may sign in with beside the password. */
export type Factors = Readonly<{
  /** Since when an app on the phone gives codes; null when none does. */
  authenticatorSince: Date | null
  recoveryCodesLeft: number
}>

/** How a code was right. */
export type CodeKind = 'code' | 'recovery-code'

/** The second factor: codes of an app on the phone, and recovery codes for when it is lost. */
export type Authenticators = Readonly<{
  of: (userId: string) => Promise<Factors>
  /** Makes a secret for an app on the phone. It counts once a code of it was shown; until then the one before does. */
  begin: (userId: string) => Promise<string>
  /** Puts the new secret to use if this is a code of it, and gives new recovery codes; null when it isn't. */
  finish: (userId: string, code: string) => Promise<readonly string[] | null>
  /** Uses up a code; null when it is wrong or was used. */
  use: (userId: string, code: string) => Promise<CodeKind | null>
  remake: (userId: string) => Promise<readonly string[]>
  /** Asks for no second factor any more. */
  remove: (userId: string) => Promise<void>
}>

/**
 * How often one may try to sign in to an account. A browser that was let in before has a count of its own, so that
 * whoever guesses from elsewhere can't lock its owner out. Everybody else is counted by account and network, and,
 * all strangers together, by account. Kept in the database: a restart forgives nothing.
 */
export type Tries = Readonly<{
  /** Counts a try before the password is looked at, or refuses it with `too-many-requests`. */
  begin: (email: string, visitor: Visitor) => Promise<void>
  /** Whether somebody got in with this browser before. */
  knows: (email: string, visitor: Visitor) => boolean
  /** Forgets the count of whoever got in, and gives the cookie by which their browser is known again. */
  succeed: (email: string, visitor: Visitor) => Promise<string>
  /** Counts, in the same way, a try to prove anew who one is: for each session, and for all of a person. */
  beginProof: (prover: Prover) => Promise<void>
  /** Forgets the count of a session that proved it. */
  succeedProof: (prover: Prover) => Promise<void>
}>

/** Somebody signed in who shows a password or a code again. */
export type Prover = Readonly<{ id: string; userId: string }>

export type PasskeyRow = Readonly<{ id: string; name: string; createdAt: Date; lastUsedAt: Date | null }>

/** What a browser gives when its device has made or shown a passkey. */
type Credential = Readonly<{
  id: string
  rawId: string
  type: 'public-key'
  clientExtensionResults: Readonly<Record<string, unknown>>
}>
export type MadePasskey = Credential &
  Readonly<{
    response: { clientDataJSON: string; attestationObject: string; transports?: string[] | undefined }
  }>
export type ShownPasskey = Credential &
  Readonly<{
    response: {
      clientDataJSON: string
      authenticatorData: string
      signature: string
      userHandle?: string | undefined
    }
  }>

/** What a browser is asked, and the cookie by which the answer is known to belong to it. */
type Asked = Readonly<{ options: Record<string, unknown>; cookies: readonly string[] }>

/** Keys that live in a device and open by a finger, a face or a number. */
export type Passkeys = Readonly<{
  listOf: (userId: string) => Promise<PasskeyRow[]>
  /** For whoever is signed in. */
  beginAdding: (visitor: Visitor) => Promise<Asked>
  /** The id of the new passkey; null when the device didn't make one that we can trust. */
  finishAdding: (made: { response: MadePasskey; name: string }, visitor: Visitor) => Promise<string | null>
  /** False when there is none. */
  rename: (userId: string, change: { id: string; name: string }) => Promise<boolean>
  remove: (userId: string, id: string) => Promise<boolean>
  beginShowing: (visitor: Visitor) => Promise<Asked>
  /** Whether a passkey was really shown, and whose it is. */
  check: (
    response: ShownPasskey,
    visitor: Visitor,
  ) => Promise<Readonly<{ isRight: boolean; userId: string | null }>>
}>

type Person = Readonly<{ name: string; email: string; password: string }>

/** Who is signed in, on the control plane: people and the workspaces they belong to, no rows of a workspace. */
export type Sessions = Readonly<{
  /** The session that a cookie speaks of, if it is alive. One query; nothing is remembered, so revoking works at once. */
  find: (cookies: string | undefined) => Promise<LiveSession | null>
  /** Makes a person who can sign in, and signs them in. Refuses an e-mail that is taken by somebody in a workspace, or just now. */
  makePerson: (person: Person, visitor: Visitor) => Promise<CameIn>
  /** Whose e-mail and password these are; null when they don't go together. It takes as long either way. */
  checkPassword: (credentials: Omit<Person, 'name'>) => Promise<string | null>
  isPasswordOf: (userId: string, password: string) => Promise<boolean>
  /** Signs somebody in of whom we have made sure. */
  start: (userId: string, visitor: Visitor) => Promise<CameIn>
  authenticators: Authenticators
  passkeys: Passkeys
  tries: Tries
  /** Notes that the person of a session has proved anew who they are. */
  confirm: (sessionId: string) => Promise<void>
  /** Ends the session of a cookie and gives the cookies that clear it. */
  signOut: (visitor: Visitor) => Promise<readonly string[]>
  /** Null when the current password is wrong. All other sessions end. */
  changePassword: (change: { current: string; next: string }, visitor: Visitor) => Promise<CameIn | null>
  listOf: (userId: string) => Promise<SessionRow[]>
  /** Ends one session of a person; false when there is none. */
  end: (userId: string, sessionId: string) => Promise<boolean>
  endAllOf: (userId: string) => Promise<void>
  /** Ends all sessions of a person but one; gives how many. */
  endOthers: (userId: string, sessionId: string) => Promise<number>
  /** Forgets a person who belongs to no workspace: they are free to be invited anew. */
  forgetIfNowhere: (userId: string) => Promise<void>
  /** Ends the sessions of somebody who is suspended in a workspace, unless they work in another too. */
  shutOut: (userId: string, workspaceId: WorkspaceId) => Promise<void>
  /** From now on a session is in this workspace, and the next one begins there. */
  enter: (session: Readonly<{ id: string; userId: string }>, workspaceId: WorkspaceId) => Promise<void>
  userByEmail: (email: string) => Promise<string | null>
  /** The workspaces somebody belongs to, the one used last first. */
  workspacesOf: (userId: string) => Promise<WorkspaceId[]>
  links: Links
  workspaces: () => Promise<WorkspaceId[]>
  /** Does work that must not happen twice at once, such as making the first workspace. */
  oneAtATime: <T>(work: () => Promise<T>) => Promise<T>
}>
