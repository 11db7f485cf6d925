import { randomBytes } from 'node:crypto'
import type { Actor } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import type { Fact } from '../kernel/fact.ts'
import { type Id, uuidV7, type WorkspaceId } from '../kernel/id.ts'
import { now } from './clock.ts'
import type { Letter } from './mail/letter.ts'
import type { Connection } from './postgres/connection.ts'

/** Where and when one works: the firm's day, zone and money. `today` is a past day where the firm is looked at as of one. */
export type Frame = Readonly<{
  workspaceId: WorkspaceId
  now: Date
  today: Day
  timeZone: string
  country: string
  currency: string
}>

/** What a view is given: a connection that sees one workspace only, who asks, and which day it is. */
export type Reading = Frame & Readonly<{ db: Connection; actor: Actor }>

/** What an action is given: the same inside one transaction, and the means to say what happened. */
export type Writing = Reading &
  Readonly<{
    /** Writes a fact into the ledger in this transaction; its reactions run after the commit, or with it. */
    announce: (...facts: Fact[]) => Promise<void>
    newId: <Kind extends string>(kind: Kind) => Id<Kind>
    mail: Mailbox
  }>

/** Where one puts a letter; it leaves after the commit, as a job. */
export type Mailbox = Readonly<{
  /** Whether a mail server is set; without one no letter is kept and none leaves. */
  isOn: boolean
  /** Address under which people reach this server, for links. */
  publicUrl: string
  /** Says which mail it is; null where mail is off, or where a letter with the same key was posted before. */
  send: (letter: Letter) => Promise<string | null>
}>

export type View<Input, Output> = (work: Reading, input: Input) => Promise<Output>

/** What long work (jobs, uploads, imports) is given: it opens short readings and writings as it needs them. */
export type Desk = Readonly<{
  workspaceId: WorkspaceId
  actor: Actor
  reading: <T>(work: (reading: Reading) => Promise<T>) => Promise<T>
  writing: <T>(work: (writing: Writing) => Promise<T>) => Promise<T>
  /** The same without a limit of time per statement: for imports and refits. */
  writingAtLength: <T>(work: (writing: Writing) => Promise<T>) => Promise<T>
  /** Reads as of one moment, however long it takes, without a limit of time per statement. */
  readingAtLength: <T>(work: (reading: Reading) => Promise<T>) => Promise<T>
  /** Raised when the process is stopping or the work was cancelled. */
  signal: AbortSignal
}>

/** A fact as the ledger keeps it. */
export type KeptFact = Required<Pick<Fact, 'kind'>> &
  Readonly<{
    id: string
    happenedAt: Date
    memberId: string | null
    subjectId: string | null
    partyId: string | null
    details: Record<string, unknown>
  }>

/**
 * What follows from a fact. It runs as a job after the commit, at least once, so it must bear being run again.
 * With `debounceSeconds` many facts of a workspace are answered once, that long after the first of them.
 */
export type Reaction = Readonly<{
  name: string
  to: readonly string[]
  debounceSeconds?: number
  run: (desk: Desk, fact: KeptFact) => Promise<void>
}>

/** What happens by itself in each workspace; `cron` is in UTC. The result is a sentence a shop owner can read. */
export type Schedule = Readonly<{
  name: string
  cron: string
  run: (desk: Desk) => Promise<string>
}>

/**
 * What happens by itself once for the whole server, whatever firms there are. Where `isDue` is given it says which
 * minutes are meant, and `cron` is how that looks in UTC at present. One that throws is tried again, later
 * each time, and its heartbeat says that it failed.
 */
export type Chore = Readonly<{
  name: string
  cron: string
  isDue?: (at: Date) => boolean
  run: () => Promise<string>
}>

export function newId<Kind extends string>(_kind: Kind): Id<Kind> {
  return uuidV7(now().getTime(), tenRandomBytes()) as Id<Kind>
}

// Asking the system for randomness costs more than all the rest of an id, so it is asked for many at once.
let random = randomBytes(0)
let used = 0

function tenRandomBytes(): Uint8Array {
  if (used + 10 > random.length) {
    random = randomBytes(5120)
    used = 0
  }
  used += 10
  return random.subarray(used - 10, used)
}
