import { useEffect, useState } from 'react'
import { shownFirm } from './firm.ts'

const prefix = 'rapport.draft.'

/** What is typed and not saved yet, kept on this device until it is: a closed page or a lost session loses nothing. */
export function useDraft<Value extends object>(name: string, empty: Value) {
  // What was meant for one firm must not turn up in another.
  const key = `${prefix}${shownFirm() ?? ''}.${name}`
  const [value, setValue] = useState<Value>(() => ({ ...empty, ...stored(key) }))
  const isTouched = JSON.stringify(value) !== JSON.stringify(empty)

  // The store outlives the page, so it is written after each change rather than at the end.
  useEffect(() => {
    if (isTouched) localStorage.setItem(key, JSON.stringify(value))
    else localStorage.removeItem(key)
  }, [key, value, isTouched])

  return {
    value,
    change: (part: Partial<Value>) => setValue((before) => ({ ...before, ...part })),
    /** Saved or given up: nothing is kept. */
    forget: () => {
      localStorage.removeItem(key)
      setValue(empty)
    },
    isTouched,
  }
}

/** Forgets all drafts: who signs out leaves nothing on the device. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
}

function stored(key: string): object {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    // A draft that can't be read is none; the form starts empty.
    return {}
  }
}
