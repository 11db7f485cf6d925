import { useEffect } from 'react'
import { paths } from '../paths.ts'

/** The counter is no page of the app: it is loaded by itself, so that it also opens without a connection. */
export function LeaveForCounter() {
  // Leaving is no drawing.
  useEffect(() => window.location.assign(paths.counter), [])
  return null
}
