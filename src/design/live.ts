import { inShownFirm } from './firm.ts'

/** Something that happened in the firm: ids and a code. */
export type LiveFact = Readonly<{ kind: string; subjectId: string | null; partyId: string | null }>

type Ears = Readonly<{
  onFact: (fact: LiveFact) => void
  /** The connection was away: what was said meanwhile is lost, so look again. */
  onResync: () => void
}>

const firstPauseMs = 1_000
const longestPauseMs = 30_000

/**
 * Hears what happens in the firm until the returned function is called. A hidden page doesn't listen:
 * browsers give one site six connections, and a seventh page would wait for ever.
 */
export function listenLive({ onFact, onResync }: Ears): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let pauseMs = firstPauseMs
  let wasAway = false

  const open = () => {
    if (source !== null || document.hidden) return
    source = new EventSource(inShownFirm('/api/v1/live'))
    source.addEventListener('open', () => {
      pauseMs = firstPauseMs
      if (wasAway) onResync()
      wasAway = false
    })
    source.addEventListener('fact', (event) => onFact(JSON.parse(event.data)))
    source.addEventListener('resync', onResync)
    source.addEventListener('error', comeBack)
  }
  const close = () => {
    clearTimeout(timer)
    source?.close()
    source = null
    wasAway = true
  }
  // The browser's own retry neither waits longer each time nor survives a refusal.
  const comeBack = () => {
    close()
    timer = setTimeout(open, pauseMs * (0.5 + Math.random()))
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }
  const onVisibility = () => {
    close()
    open()
  }

  document.addEventListener('visibilitychange', onVisibility)
  open()
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    close()
  }
}
