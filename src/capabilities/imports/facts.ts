import type { Fact } from '../../kernel/fact.ts'
import type { Id } from '../../kernel/id.ts'

type ImportId = Id<'import'>
type Counts = Readonly<{ lines: number; accepted: number; rejected: number }>

/** A file was uploaded; nothing of it was read into the books yet. */
export function fileReceived(id: ImportId, { bytes }: { bytes: number }) {
  return { kind: 'FileReceived', subjectId: id, details: { bytes } } satisfies Fact
}

/** A member asked for a file to be tried or brought in. */
export function importStarted(id: ImportId, { dryRun }: { dryRun: boolean }) {
  return { kind: 'ImportStarted', subjectId: id, details: { dryRun } } satisfies Fact
}

/** A file was read from end to end and nothing was written. */
export function importTried(id: ImportId, { lines, accepted, rejected }: Counts) {
  return { kind: 'ImportTried', subjectId: id, details: { lines, accepted, rejected } } satisfies Fact
}

/** A file was brought in. */
export function fileBroughtIn(id: ImportId, { lines, accepted, rejected }: Counts) {
  return { kind: 'FileBroughtIn', subjectId: id, details: { lines, accepted, rejected } } satisfies Fact
}

/** An import came to nothing, and nothing of it was written. */
export function importFailed(id: ImportId, { reason }: { reason: string }) {
  return { kind: 'ImportFailed', subjectId: id, details: { reason } } satisfies Fact
}

/** A member stopped an import, and nothing of it was written. */
export function importCancelled(id: ImportId) {
  return { kind: 'ImportCancelled', subjectId: id } satisfies Fact
}

/** A member asked for a file that was brought in to be taken back. */
export function importUndoAsked(id: ImportId) {
  return { kind: 'ImportUndoAsked', subjectId: id } satisfies Fact
}

/** What a file had brought in was taken back; what was changed since stays. */
export function importUndone(
  id: ImportId,
  details: Readonly<{ removed: number; restored: number; kept: number }>,
) {
  return { kind: 'ImportUndone', subjectId: id, details } satisfies Fact
}
