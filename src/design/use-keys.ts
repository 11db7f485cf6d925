import { useEffect, useRef, useSyncExternalStore } from 'react'
import { activeKeys, bindKeys, type KeyBinding, type KeyPlace, onKeysChange } from './keys.ts'

/** Binds keys while the component is on screen. */
export function useKeys(bindings: readonly KeyBinding[], place: KeyPlace = 'page'): void {
  const latest = useRef(bindings)
  const signature = bindings.map(({ key, does }) => `${key} ${does}`).join('\n')

  // A key must see what the last drawing saw.
  useEffect(() => {
    latest.current = bindings
  })

  // Keys belong to the window. Bound anew only when they differ, or the list of keys would redraw without end.
  useEffect(() => {
    const run = (index: number) => () => latest.current[index]?.run()
    const bound = latest.current.map(({ key, does }, index) => ({ key, does, run: run(index) }))
    return bindKeys(bound, place)
  }, [signature, place])
}

/** The keys that work now. */
export function useActiveKeys(): readonly KeyBinding[] {
  return useSyncExternalStore(onKeysChange, activeKeys, activeKeys)
}
