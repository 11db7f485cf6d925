/** What a live screen hears: that something happened, to what; never what it says. */
export type LiveFact = {
  readonly kind: string
  readonly subjectId: string | null
  readonly partyId: string | null
}

type Ears = {
  readonly onFact: (fact: LiveFact) => void
  /** The connection was away for a while: whatever is on screen may be old. */
  readonly onResync: () => void
}

const firstPauseMs = 1_000
const longestPauseMs = 30_000

/** Hears what happens in the firm until the returned function is called; comes back by itself, ever more patiently. */
export function listenLive({ onFact, onResync }: Ears): () => void {
  let pauseMs = firstPauseMs
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let wasAway = false

  const open = () => {
    source = new EventSource('/api/v1/live')
    source.onopen = () => {
      pauseMs = firstPauseMs
      if (wasAway) onResync()
      wasAway = false
    }
    source.addEventListener('fact', (event) => onFact(JSON.parse(event.data) as LiveFact))
    source.addEventListener('resync', onResync)
    source.onerror = () => {
      source?.close()
      wasAway = true
      timer = setTimeout(open, pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    }
  }
  open()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}
