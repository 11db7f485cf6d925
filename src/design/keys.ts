/** A key that does something wherever one is not typing. */
export type KeyBinding = {
  /** As `event.key` says it ("j", "?", "Enter"), or with Ctrl or Command: "mod+k". */
  readonly key: string
  /** For the list of all keys: "log a talk". */
  readonly does: string
  readonly run: () => void
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'> & {
  readonly target: EventTarget | null
  readonly defaultPrevented: boolean
  readonly preventDefault: () => void
}

const listeners = new Set<() => void>()
let bindings: readonly KeyBinding[] = []
let shown: readonly KeyBinding[] = []
let areSingleKeysOn = true
let isListening = false
let caught: string | null = null

/** Whether keys belong to a page, or to the frame around all pages. */
export type KeyPlace = 'page' | 'frame'

/** Binds keys until the returned function is called; later bindings win over earlier ones, a page's over the frame's. */
export function bindKeys(added: readonly KeyBinding[], place: KeyPlace = 'page'): () => void {
  listen()
  // A page opened by its address is drawn together with the frame, and bound before it.
  change(place === 'page' ? [...bindings, ...added] : [...added, ...bindings])
  return () => change(bindings.filter((binding) => !added.includes(binding)))
}

/** The keys that work now, for the list behind "?"; what is hidden by a later binding is left out. */
export function activeKeys(): readonly KeyBinding[] {
  return shown
}

/** Calls back when the bound keys change; returns the way to stop. */
export function onKeysChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Single keys get in the way of speech input (WCAG 2.1.4), so a person may turn them off. */
export function setSingleKeys(wish: 'on' | 'off'): void {
  areSingleKeysOn = wish === 'on'
}

/** Keeps what is typed from now on for a field that is still on its way, until it takes it or nobody waits for it. */
export function catchTyping(): () => void {
  caught = ''
  return () => {
    caught = null
  }
}

/** What was typed for a field that was on its way. */
export function caughtTyping(): string {
  return caught ?? ''
}

/** Runs what a key is bound to; true when there was something. */
export function pressKey(press: Press): boolean {
  if (press.defaultPrevented || press.altKey) return false
  const isMod = press.ctrlKey || press.metaKey
  if (caught !== null && !isMod && !isBusy(press.target)) return keep(press)
  if (!isMod && (!areSingleKeysOn || isBusy(press.target))) return false
  const name = isMod ? `mod+${press.key.toLowerCase()}` : press.key
  const binding = bindings.findLast(({ key }) => key === name)
  if (!binding) return false
  press.preventDefault()
  binding.run()
  return true
}

function keep(press: Press): boolean {
  const isLetter = press.key.length === 1
  if (!isLetter && press.key !== 'Backspace') return false
  caught = isLetter ? `${caught}${press.key}` : (caught ?? '').slice(0, -1)
  press.preventDefault()
  return true
}

function change(next: readonly KeyBinding[]): void {
  bindings = next
  shown = next.filter(({ key }, index) => next.findLastIndex((other) => other.key === key) === index)
  for (const listener of listeners) listener()
}

function listen(): void {
  if (isListening || typeof window === 'undefined') return
  isListening = true
  window.addEventListener('keydown', pressKey)
}

// Typing is never a command, nor is a key pressed while a dialog waits for an answer.
function isBusy(target: EventTarget | null): boolean {
  if (target === null || !('closest' in target) || typeof target.closest !== 'function') return false
  const typing =
    'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true]'
  return Boolean(target.closest(`${typing}, dialog, [role=menu]`))
}
