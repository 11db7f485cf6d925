/** What a person chose: a theme of their own or the system's. */
export type ThemeChoice = 'light' | 'dark' | 'system'

const storageKey = 'rapport.theme'

// `public/theme.js` reads the same key before the first paint; the two must agree.
/** Chooses light or dark from now on, on this device. */
export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(storageKey, choice)
  const isDark = choice === 'system' ? prefersDark() : choice === 'dark'
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
}

/** What was chosen on this device; the system's theme until then. */
export function chosenTheme(): ThemeChoice {
  const stored = localStorage.getItem(storageKey)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

function prefersDark(): boolean {
  return matchMedia('(prefers-color-scheme: dark)').matches
}
