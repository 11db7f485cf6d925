/** Something to tell in passing, with the way to take it back. */
export type Notice = {
  readonly id: number
  readonly text: string
  readonly undo?: (() => void | Promise<void>) | undefined
  /** `problem` when something went wrong. */
  readonly kind: 'done' | 'problem'
}

type News = {
  readonly text: string
  readonly undo?: () => void | Promise<void>
  readonly kind?: Notice['kind']
}

const shownMilliseconds = 8000
const atOnce = 3
const listeners = new Set<() => void>()
const timers = new Map<number, ReturnType<typeof setTimeout>>()
let notices: readonly Notice[] = []
let lastId = 0

/** Says in a corner of the screen what was done; `undo` puts a button beside it. */
export function notify({ text, undo, kind = 'done' }: News): void {
  lastId += 1
  const notice: Notice = { id: lastId, text, undo, kind }
  for (const old of notices.slice(0, Math.max(0, notices.length - atOnce + 1))) dismiss(old.id)
  show([...notices, notice])
  startTimer(notice.id)
}

/** Takes a notice away. */
export function dismiss(id: number): void {
  clearTimeout(timers.get(id))
  timers.delete(id)
  show(notices.filter((notice) => notice.id !== id))
}

/** Takes back what a notice told of. */
export async function undo(notice: Notice): Promise<void> {
  dismiss(notice.id)
  await notice.undo?.()
}

/** Notices stay while somebody reads or reaches for them. */
export function holdNotices(): void {
  for (const timer of timers.values()) clearTimeout(timer)
  timers.clear()
}

/** Lets the time run again. */
export function releaseNotices(): void {
  for (const { id } of notices) startTimer(id)
}

/** The notices on screen now, oldest first. */
export function currentNotices(): readonly Notice[] {
  return notices
}

/** Calls back when the notices change; returns the way to stop. */
export function onNoticesChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function startTimer(id: number): void {
  clearTimeout(timers.get(id))
  timers.set(
    id,
    setTimeout(() => dismiss(id), shownMilliseconds),
  )
}

function show(next: readonly Notice[]): void {
  notices = next
  for (const listener of listeners) listener()
}
