import { useEffect, useRef, useState } from 'react'

const pauseMs = 60

/**
 * Text that is acted upon as it is typed: the first letter at once, those that follow quickly together. `applied`
 * is what to act upon. `from` is the text of the address; `keep` writes it there once the fingers rest.
 */
export function useQuickText(from: string, keep: (text: string) => void) {
  const [typed, setTyped] = useState(from)
  const [applied, setApplied] = useState(from)
  const [seen, setSeen] = useState(from)
  const [written, setWritten] = useState(from)
  const latest = useRef(from)
  const gathering = useRef<ReturnType<typeof setTimeout> | null>(null)
  const resting = useRef<ReturnType<typeof setTimeout> | null>(null)

  // The address may change by itself, by the back button; what was written there from here is no news.
  if (from !== seen) {
    setSeen(from)
    if (from !== written) {
      setTyped(from)
      setApplied(from)
    }
  }

  // Timers live outside React.
  useEffect(
    () => () => {
      clearTimeout(gathering.current ?? undefined)
      clearTimeout(resting.current ?? undefined)
    },
    [],
  )

  function apply() {
    setApplied(latest.current)
    gathering.current = setTimeout(() => {
      gathering.current = null
      setApplied(latest.current)
    }, pauseMs)
  }

  function type(text: string) {
    latest.current = text
    setTyped(text)
    if (gathering.current === null) apply()
    clearTimeout(resting.current ?? undefined)
    resting.current = setTimeout(() => {
      setWritten(latest.current)
      keep(latest.current)
    }, 300)
  }

  return { typed, applied, type }
}
