import { stat } from 'node:fs/promises'
import { tell } from '../../../platform/announce.ts'
import { stopwatch } from '../../../platform/clock.ts'
import { readConfig } from '../../../platform/config.ts'
import { fileOf } from '../../../platform/files.ts'
import { isAway } from '../../../platform/postgres/away.ts'
import { Turns } from '../../../platform/turns.ts'
import type { Desk, Writing } from '../../../platform/work.ts'
import { fileBroughtIn, importFailed, importTried } from '../facts.ts'
import type { Progress, Report } from '../model.ts'
import { leftOutSentence, reasonSentence } from '../rules/reasons.ts'
import { progressOf } from '../rules/progress.ts'
import { Tally } from '../rules/tally.ts'
import {
  type Begun,
  type Failure,
  type ImportId,
  saveBeginning,
  saveFailure,
  saveNoted,
  saveProgress,
  saveReport,
  takeImport,
} from '../store.ts'
import { openForgotten } from '../../people/actions/forgotten.ts'
import { type Intake, openIntake } from './intake.ts'
import { rowsOf, Unreadable } from './reading.ts'
import { RejectedFile } from './rejected-file.ts'

/** The file of rejected rows lies beside the upload. */
export const rejectedNameOf = (id: ImportId) => `${id}.rejected.csv`

/** A trap, not a file: nothing an honest program packs grows more. */
export const mostBytesUnpacked = () => readConfig().maxUploadMb * 1024 * 1024 * 20

/**
 * Reads a whole file in one transaction: all of it is kept, or nothing. A try does the same and then undoes it, so
 * that what it promises is what happens. A process that is killed on the way leaves nothing behind.
 */
export async function carryOut(
  desk: Desk,
  id: ImportId,
  onProgress: (progress: Progress) => void = () => {},
): Promise<void> {
  const begun = await desk.writing((work) => saveBeginning(work, id))
  if (begun === null) return
  try {
    await desk.writingAtLength(async (work) => {
      if (!(await takeImport(work, id))) throw new Elsewhere()
      const report = await bringAll({ desk, work, id, begun, onProgress })
      if (begun.state === 'trying') throw new Undone(report)
      if (!(await saveReport(work, id, { from: 'writing', state: 'done', report }))) throw new Cancelled()
      await work.announce(fileBroughtIn(id, report))
      await saveNoted(work, id)
    })
  } catch (error) {
    await end(desk, id, error)
  }
}

/** The end of a try: its transaction is rolled back with it. */
class Undone extends Error {
  readonly report: Report

  constructor(report: Report) {
    super('tried')
    this.report = report
  }
}

class Cancelled extends Error {}

/** Another process works on this import. */
class Elsewhere extends Error {}

async function end(desk: Desk, id: ImportId, error: unknown): Promise<void> {
  if (error instanceof Cancelled || error instanceof Elsewhere) return
  if (error instanceof Undone) {
    const { report } = error
    await desk.writing(async (work) => {
      const isSaved = await saveReport(work, id, { from: 'trying', state: 'tried', report })
      if (isSaved) await work.announce(importTried(id, report))
    })
    return
  }
  // Nothing is wrong with the file: whoever asked for it reads it again once the database is back.
  if (isAway(error) && !desk.signal.aborted) throw error
  await fail(desk, id, failureOf(desk, error))
  if (!(error instanceof Unreadable) && !desk.signal.aborted) throw error
}

function failureOf(desk: Desk, error: unknown): Failure {
  if (error instanceof Unreadable) return { reason: error.reason, details: error.details }
  return { reason: desk.signal.aborted ? 'interrupted' : 'unexpected', details: {} }
}

/** Notes that an import came to nothing, unless it ended before. */
export async function fail(desk: Desk, id: ImportId, failure: Failure): Promise<boolean> {
  return desk.writing(async (work) => {
    const isSaved = await saveFailure(work, id, failure)
    if (isSaved) await work.announce(importFailed(id, { reason: failure.reason }))
    return isSaved
  })
}

type Job = Readonly<{
  desk: Desk
  work: Writing
  id: ImportId
  begun: Begun
  onProgress: (progress: Progress) => void
}>

async function bringAll(job: Job): Promise<Report> {
  const { desk, work, id, begun } = job
  const elapsed = stopwatch()
  const tally = new Tally()
  const forgotten = await openForgotten(work)
  const { plan, sniffed } = begun
  const intake = openIntake({ work, id, plan, sniffed, tally, forgotten })
  const rejected = new RejectedFile(await fileOf(desk.workspaceId, rejectedNameOf(id)), {
    columns: begun.sniffed.columns.map(({ name }, at) => nameOfColumn(begun, name, at)),
    product: begun.sniffed.product,
  })
  try {
    const path = await fileOf(desk.workspaceId, id)
    // What was laid out as a table is as long as that table.
    const { size } = await stat(path)
    const milestones = new Milestones({ ...job, bytesTotal: size }, () => elapsed())
    const source = {
      path,
      compression: begun.sniffed.compression,
      format: begun.sniffed.format,
      mostBytesUnpacked: mostBytesUnpacked(),
      onRead: milestones.read,
    }
    for await (const rows of rowsOf(source, begun.plan)) {
      await takeRows(rows, { intake, tally, rejected })
      await milestones.pass(tally.lines)
    }
    const ending = await intake.finish()
    const seconds = Math.round(elapsed() / 10) / 100
    return tally.report({ dryRun: begun.state === 'trying', seconds, ...ending })
  } finally {
    await intake.settle()
    await rejected.close()
  }
}

/** A file without a header gets one that is understood when it comes back. */
function nameOfColumn({ sniffed, plan }: Begun, name: string, at: number): string {
  return sniffed.header ? name : (plan.columns[at] ?? name)
}

type Sorting = Readonly<{ intake: Intake; tally: Tally; rejected: RejectedFile }>

async function takeRows(
  rows: Parameters<Intake['take']>[0][],
  { intake, tally, rejected }: Sorting,
): Promise<void> {
  const turns = new Turns()
  for (const row of rows) {
    await turns.give()
    const taken = intake.take(row)
    const { cells } = row
    if (taken.kind === 'rejected') {
      tally.reject(taken.rejection)
      const { rejection } = taken
      // Of who asked to be forgotten not even a copy is made.
      const copied = rejection.reason === 'asked-to-be-forgotten' ? [] : cells
      await rejected.add({ cells: copied, reason: reasonSentence(rejection), place: intake.placeOfLast() })
      continue
    }
    if (taken.leftOut.length > 0) {
      tally.leaveOut(taken.leftOut)
      await rejected.add({ cells, reason: leftOutSentence(taken.leftOut), place: null })
    }
    if (intake.isFull()) await intake.flush()
  }
}

const betweenMilestonesMs = 500

/** Tells twice a second how far it is, in transactions of its own, and hears whether it was cancelled. */
class Milestones {
  readonly #job: Job & { bytesTotal: number }
  readonly #elapsed: () => number
  #bytesRead = 0
  #lastMs = 0

  constructor(job: Job & { bytesTotal: number }, elapsed: () => number) {
    this.#job = job
    this.#elapsed = elapsed
  }

  readonly read = (bytes: number): void => {
    this.#bytesRead = bytes
  }

  async pass(lines: number): Promise<void> {
    const { desk, id, bytesTotal, onProgress } = this.#job
    const milliseconds = this.#elapsed()
    if (desk.signal.aborted) throw new Error('The process is stopping.')
    if (milliseconds - this.#lastMs < betweenMilestonesMs) return
    this.#lastMs = milliseconds
    const progress = progressOf({ bytesRead: this.#bytesRead, bytesTotal, lines, milliseconds })
    onProgress(progress)
    const isWanted = await desk.writing(async (work) => {
      await tell(work.db, work.workspaceId, [{ kind: 'ImportProgressed', subjectId: id, partyId: null }])
      return saveProgress(work, id, progress)
    })
    if (!isWanted) throw new Cancelled()
  }
}
