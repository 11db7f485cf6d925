import type { Actor } from '../../kernel/actor.ts'
import type { Fact } from '../../kernel/fact.ts'
import type { Database } from '../database.ts'
import type { PostSettings } from '../mail/post.ts'
import type { Connection } from '../postgres/connection.ts'
import type { Desk, Frame } from '../work.ts'
import type { Sessions, Visitor } from './sessions.ts'

/** Who calls: a member of a firm, by a session or by an API key. */
export type Caller = Readonly<{
  actor: Actor
  frame: Frame
  /** Null when an API key was shown. */
  session: Readonly<{ id: string; userId: string; confirmedAt: Date }> | null
  /** The key that was shown, and when it ends; null for a session. */
  key: Readonly<{ endsAt: Date | null }> | null
}>

/** Who speaks, where and when, before there is a firm at whose desk it could be said. */
export type Speaking = Readonly<{ db: Connection; memberId: string }> & Pick<Frame, 'workspaceId' | 'now'>

/** What coming in and going out is given: no workspace need be known yet. */
export type Visit = Readonly<{
  caller: Caller | null
  visitor: Visitor
  sessions: Sessions
  database: Database
  /** Address under which people reach this server, for links. */
  publicUrl: string
  /** How mail leaves; null where no mail server is set. */
  mail: PostSettings | null
  /** Leaves an errand to a job, by its name: what must not be told by how long an answer takes. */
  laterDo: (task: string, payload: object) => Promise<unknown>
  /** Whether further workspaces may be made after the first. */
  isSignUpOpen: boolean
  setCookies: (cookies: readonly string[]) => void
  deskFor: (actor: Actor) => Desk
  /** Writes facts in a transaction that is open already: the one that makes the firm. */
  announce: (speaking: Speaking, ...facts: Fact[]) => Promise<void>
  /** Does something once the answer is out: how long it takes tells the caller nothing. */
  afterwards: (work: () => Promise<void>) => void
  /** Refuses with `too-many-requests` when this was tried too often lately. */
  limit: (what: string, whose: string) => void
}>

/** A handler at the door: sign in, sign up, accept an invitation. */
export type Visiting<Input, Output> = (visit: Visit, input: Input) => Promise<Output>
