import { useEffect, useRef, useState } from 'react'
import type { Import } from '../../../capabilities/imports/model.ts'
import { type ApiProblem, problemOf } from '../../../design/client.ts'
import { type Sending, sendFile } from './send-file.ts'

type OnItsWay =
  | { kind: 'idle' }
  | { kind: 'sending'; name: string; sent: number; total: number }
  | { kind: 'refused'; name: string; problem: ApiProblem }

/** A file on its way to the server; one that is left behind with the page is called back. */
export function useSending(onArrival: (imported: Import) => void) {
  const [way, setWay] = useState<OnItsWay>({ kind: 'idle' })
  const current = useRef<Sending | null>(null)

  // A call outlives the page unless somebody ends it.
  useEffect(() => () => current.current?.stop(), [])

  const send = (file: File) => {
    const { name, size: total } = file
    setWay({ kind: 'sending', name, sent: 0, total })
    const sending = sendFile(file, (sent) => setWay({ kind: 'sending', name, sent, total }))
    current.current = sending
    sending.arrival.then(
      (imported) => {
        setWay({ kind: 'idle' })
        onArrival(imported)
      },
      (error: unknown) => {
        const problem = problemOf(error)
        setWay(problem.code === 'stopped' ? { kind: 'idle' } : { kind: 'refused', name, problem })
      },
    )
  }
  return { way, send, stop: () => current.current?.stop() }
}
