import type { WorkspaceId } from '../../kernel/id.ts'

/** From where somebody comes. */
export type Visitor = Readonly<{ address: string; userAgent: string | null; cookies: string | undefined }>

/** A session that is alive, and the workspace it leads to. */
export type LiveSession = Readonly<{ id: string; userId: string; workspaceId: WorkspaceId }>

/** Somebody who just came in, and the cookies that say so. */
export type CameIn = Readonly<{ userId: string; cookies: readonly string[] }>

export type SessionRow = Readonly<{
  id: string
  device: string
  address: string | null
  startedAt: Date
  lastSeenAt: Date
  expiresAt: Date
}>

type Person = Readonly<{ name: string; email: string; password: string }>

/** Who is signed in, on the control plane: people and the workspaces they belong to, no rows of a workspace. */
export type Sessions = Readonly<{
  /** The session that a cookie speaks of, if it is alive. One query; nothing is remembered, so revoking works at once. */
  find: (cookies: string | undefined) => Promise<LiveSession | null>
  /** Makes a person who can sign in, and signs them in. Refuses an e-mail that is taken by somebody in a workspace, or just now. */
  makePerson: (person: Person, visitor: Visitor) => Promise<CameIn>
  /** Null when the e-mail and the password don't go together; it takes as long either way. */
  signIn: (credentials: Omit<Person, 'name'>, visitor: Visitor) => Promise<CameIn | null>
  /** Ends the session of a cookie and gives the cookies that clear it. */
  signOut: (visitor: Visitor) => Promise<readonly string[]>
  /** Null when the current password is wrong. All other sessions end. */
  changePassword: (change: { current: string; next: string }, visitor: Visitor) => Promise<CameIn | null>
  listOf: (userId: string) => Promise<SessionRow[]>
  /** Ends one session of a person; false when there is none. */
  end: (userId: string, sessionId: string) => Promise<boolean>
  endAllOf: (userId: string) => Promise<void>
  removePerson: (userId: string) => Promise<void>
  join: (userId: string, workspaceId: WorkspaceId) => Promise<void>
  userByEmail: (email: string) => Promise<string | null>
  workspaceOf: (userId: string) => Promise<WorkspaceId | null>
  workspaces: () => Promise<WorkspaceId[]>
  /** Does work that must not happen twice at once, such as making the first workspace. */
  oneAtATime: <T>(work: () => Promise<T>) => Promise<T>
}>
