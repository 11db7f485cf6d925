import type { Tiding } from '../announce.ts'
import { tell } from '../announce.ts'
import { now } from '../clock.ts'
import type { Database } from '../database.ts'
import type { Errand } from '../jobs/open-jobs.ts'
import type { Log } from '../log.ts'
import { openSeal } from '../sessions/seal.ts'
import { compose } from './compose.ts'
import type { Letter } from './letter.ts'
import { oneLine } from './letter.ts'
import type { MailPayload } from './post.ts'
import { letterPurpose } from './post.ts'
import type { Outcome, Smtp } from './smtp.ts'
import { patience } from './smtp.ts'

type Options = Readonly<{ database: Database; smtp: Smtp; secret: string; mailFrom: string; log: Log }>

/** A letter did not leave; the queue tries again later. What went wrong stands on the mail page. */
export class MailNotSent extends Error {
  override name = 'MailNotSent'
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/**
 * Sends one letter. It is claimed, sent, and then written down; whoever dies between the server's yes and its being
 * written down leaves a claim that ends by itself, and the letter goes again with the same Message-ID.
 */
export function deliveryOf(options: Options): Errand {
  const seal = openSeal(options.secret, letterPurpose)
  return async (payload, { isLastTry }) => {
    const { workspaceId, mailId } = payload as MailPayload
    const place = { database: options.database, workspaceId, mailId }
    const claim = await claimLetter(place)
    if (claim.kind !== 'claimed') {
      if (claim.kind === 'in-hand') throw new MailNotSent('in-hand')
      return
    }
    const text = seal.open(claim.sealed, mailId)
    const outcome =
      text === null ? sealBroken : await options.smtp.send(messageFrom(options, mailId, JSON.parse(text)))
    const state = stateAfter(outcome, isLastTry || claim.kindOfMail === 'test')
    await settle(place, outcome, state)
    options.log[outcome.kind === 'taken' ? 'info' : 'warn']('mail-tried', {
      workspaceId,
      mailId,
      code: outcome.kind === 'taken' ? 'taken' : outcome.problem,
    })
    if (outcome.kind === 'failed' && claim.kindOfMail !== 'test') throw new MailNotSent(outcome.problem)
  }
}

/** The secret of the server is another than when the letter was posted. */
const sealBroken: Outcome = {
  kind: 'refused',
  problem: 'unexpected',
  reply: 'The letter can’t be opened any more.',
}

function messageFrom({ mailFrom }: Options, mailId: string, letter: Letter) {
  const domain = /@([^\s@<>]+)>?\s*$/.exec(mailFrom)?.[1] ?? 'localhost'
  return {
    id: `<${mailId}@${domain}>`,
    from: mailFrom,
    to: letter.to,
    language: letter.language,
    subject: oneLine(letter.subject),
    ...compose(letter),
  }
}

type MailState = 'waiting' | 'sent' | 'refused' | 'failed'

function stateAfter(outcome: Outcome, isLastTry: boolean): MailState {
  if (outcome.kind === 'taken') return 'sent'
  if (outcome.kind === 'refused') return 'refused'
  return isLastTry ? 'failed' : 'waiting'
}

type Place = Readonly<{ database: Database; workspaceId: string; mailId: string }>
type Claim =
  | Readonly<{ kind: 'claimed'; sealed: string; kindOfMail: string }>
  | Readonly<{ kind: 'in-hand' | 'settled' }>

/** Twice as long as a try may take: a claim that ended belongs to somebody who died. */
const claimMs = 2 * patience.wholeMs

async function claimLetter({ database, workspaceId, mailId }: Place): Promise<Claim> {
  const at = now()
  return database.writing(workspaceId, async (db) => {
    const [letter] = await db.query<Found>(
      `select kind, state, sealed_letter as sealed, useful_until as "usefulUntil",
         claimed_until as "claimedUntil"
       from mail
       where workspace_id = $1
         and id = $2
       for update`,
      [workspaceId, mailId],
    )
    const next = judgeClaim(letter, at)
    if (next.kind === 'late') {
      await db.query(
        `update mail set state = 'late', sealed_letter = null, settled_at = $3 where workspace_id = $1 and id = $2`,
        [workspaceId, mailId, at],
      )
      return { kind: 'settled' }
    }
    if (next.kind === 'claimed') {
      await db.query(
        `update mail
         set state = 'sending', attempts = attempts + 1, claimed_until = $3
         where workspace_id = $1
           and id = $2`,
        [workspaceId, mailId, new Date(at.getTime() + claimMs)],
      )
    }
    return next
  })
}

type Found = Readonly<{
  kind: string
  state: string
  sealed: string | null
  usefulUntil: Date | null
  claimedUntil: Date | null
}>

function judgeClaim(letter: Found | undefined, at: Date): Claim | Readonly<{ kind: 'late' }> {
  if (letter === undefined || letter.sealed === null) return { kind: 'settled' }
  if (letter.state === 'sent' || letter.state === 'refused') return { kind: 'settled' }
  if (letter.state === 'sending' && letter.claimedUntil !== null && letter.claimedUntil > at) {
    return { kind: 'in-hand' }
  }
  if (letter.usefulUntil !== null && letter.usefulUntil <= at) return { kind: 'late' }
  return { kind: 'claimed', sealed: letter.sealed, kindOfMail: letter.kind }
}

/** What live screens hear when a letter's state changed. */
const mailSettled: Tiding = { kind: 'MailSettled', subjectId: null, partyId: null }

async function settle(place: Place, outcome: Outcome, state: MailState): Promise<void> {
  const { database, workspaceId, mailId } = place
  await database.writing(workspaceId, async (db) => {
    await db.query(
      `update mail
       set state = $3, problem = $4, reply = $5, claimed_until = null,
         settled_at = case when $3 = 'waiting' then null else $6::timestamptz end,
         sealed_letter = case when $3 in ('sent', 'refused') then null else sealed_letter end
       where workspace_id = $1
         and id = $2`,
      [workspaceId, mailId, state, outcome.kind === 'taken' ? null : outcome.problem, outcome.reply, now()],
    )
    await tell(db, workspaceId, [{ ...mailSettled, subjectId: mailId }])
  })
}
