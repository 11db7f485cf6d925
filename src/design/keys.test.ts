import { afterEach, beforeEach, expect, test } from 'vitest'
import { activeKeys, bindKeys, catchTyping, caughtTyping, pressKey, setSingleKeys } from './keys.ts'

let done: string[] = []
let unbind: (() => void)[] = []

beforeEach(() => {
  done = []
})
afterEach(() => {
  for (const stop of unbind) stop()
  unbind = []
  setSingleKeys('on')
})

const bind = (key: string, does: string) => {
  const stop = bindKeys([{ key, does, run: () => done.push(does) }])
  unbind.push(stop)
  return stop
}

// Stands for the element that has the focus; `inside` is what it is within.
const focusOn = (inside: string) =>
  Object.assign(new EventTarget(), { closest: (selector: string) => (selector.includes(inside) ? {} : null) })

const press = (key: string, more: { ctrlKey?: boolean; altKey?: boolean; target?: EventTarget } = {}) =>
  pressKey({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    target: null,
    defaultPrevented: false,
    preventDefault: () => {},
    ...more,
  })

test('what is typed ahead of a field is kept for it, and is no command', () => {
  bind('l', 'log a talk')
  const stop = catchTyping()
  for (const key of ['l', 'o', 'x', 'Backspace', 'u']) press(key)
  expect([caughtTyping(), done]).toEqual(['lou', []])
  press('l', { target: focusOn('input') })
  expect(caughtTyping()).toBe('lou')
  stop()
  press('l')
  expect([caughtTyping(), done]).toEqual(['', ['log a talk']])
})

test('a key does what it is bound to, and nothing once unbound', () => {
  const stop = bind('l', 'log a talk')
  expect(press('l')).toBe(true)
  stop()
  expect(press('l')).toBe(false)
  expect(done).toEqual(['log a talk'])
})

test('while typing or in a dialog a letter is only a letter', () => {
  bind('l', 'log a talk')
  for (const place of ['textarea', 'input', 'dialog'])
    expect(press('l', { target: focusOn(place) })).toBe(false)
  expect(press('l', { target: focusOn('nowhere') })).toBe(true)
})

test('Ctrl K works even while typing, Alt never', () => {
  bind('mod+k', 'find anyone')
  expect(press('K', { ctrlKey: true, target: focusOn('input') })).toBe(true)
  expect(press('k', { ctrlKey: true, altKey: true })).toBe(false)
  expect(press('k')).toBe(false)
})

test('the page on top wins, and gives the key back when it goes', () => {
  bind('e', 'edit the list')
  const stop = bind('e', 'edit the person')
  press('e')
  expect(activeKeys().map(({ does }) => does)).toEqual(['edit the person'])
  stop()
  press('e')
  expect(done).toEqual(['edit the person', 'edit the list'])
})

test('who speaks to the computer can turn single keys off', () => {
  bind('l', 'log a talk')
  bind('mod+k', 'find anyone')
  setSingleKeys('off')
  expect([press('l'), press('k', { ctrlKey: true })]).toEqual([false, true])
})

test('a key of a page wins over the same key of the frame, whichever was bound first', () => {
  bind('/', 'find in this list')
  unbind.push(bindKeys([{ key: '/', does: 'find anyone', run: () => done.push('find anyone') }], 'frame'))
  press('/')
  expect(done).toEqual(['find in this list'])
})
