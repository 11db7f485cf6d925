import { useEffect, useSyncExternalStore } from 'react'
import { activeKeys, bindKeys, type KeyBinding, onKeysChange } from './keys.ts'

/** Binds keys while the component is on screen. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  // Keys belong to the window, not to what React draws; bound anew each time, so that they see today's data.
  useEffect(() => bindKeys(bindings))
}

/** The keys that work now. */
export function useActiveKeys(): readonly KeyBinding[] {
  return useSyncExternalStore(onKeysChange, activeKeys, activeKeys)
}
