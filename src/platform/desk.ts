import type { Actor } from '../kernel/actor.ts'
import type { WorkspaceId } from '../kernel/id.ts'
import { announceFacts } from './announce.ts'
import type { Database, Reach } from './database.ts'
import type { Letter } from './mail/letter.ts'
import type { Post } from './mail/post.ts'
import { shutPost } from './mail/post.ts'
import type { Connection } from './postgres/connection.ts'
import type { Desk, Frame, Reaction, Reading, Writing } from './work.ts'
import { newId } from './work.ts'

/** Tells the firm's day, zone and money; accounts knows how. */
export type FrameOf = (db: Connection, workspaceId: WorkspaceId) => Promise<Frame>

type Options = Readonly<{
  database: Database
  frameOf: FrameOf
  reactions: readonly Reaction[]
  actor: Actor
  /** Where letters go; nowhere, unless given. */
  post?: Post | undefined
  signal?: AbortSignal
  /** The call that all of this began with: it is in the log lines of what follows from it. */
  requestId?: string | undefined
}>

/** Opens the place where work in one workspace is done, in the name of one member. */
export function openDesk(options: Options): Desk {
  const { database, actor } = options
  const { workspaceId, memberId, isLimited } = actor
  const reach = isLimited ? database.limitedTo(memberId) : database
  const atLength = isLimited ? database.limitedTo(memberId, 0) : database.withStatementTimeout(0)
  const write =
    (reach: Reach) =>
    <T>(work: (writing: Writing) => Promise<T>): Promise<T> =>
      reach.writing(workspaceId, async (db) => work(writingOn(await readingOn(options, db), options)))
  return {
    workspaceId,
    actor,
    reading: (work) => reach.reading(workspaceId, async (db) => work(await readingOn(options, db))),
    writing: write(reach),
    writingAtLength: write(atLength),
    readingAtLength: (work) =>
      atLength.atOneMoment(workspaceId, async (db) => work(await readingOn(options, db))),
    signal: options.signal ?? new AbortController().signal,
  }
}

async function readingOn({ frameOf, actor }: Options, db: Connection): Promise<Reading> {
  return { ...(await frameOf(db, actor.workspaceId)), db, actor }
}

function writingOn(reading: Reading, { reactions, actor, requestId, post = shutPost }: Options): Writing {
  const speaker = { db: reading.db, frame: reading, memberId: actor.memberId, reactions, requestId }
  const mail = {
    isOn: post.settings !== null,
    publicUrl: post.publicUrl(),
    send: (letter: Letter) => post.put(reading, letter),
  }
  return { ...reading, announce: (...facts) => announceFacts(speaker, facts), newId, mail }
}
