// Which firm this window shows. Kept with the window and not with the sign-in, so that two windows of somebody who
// works in two firms never write into each other's.
const key = 'rapport.firm'

// There is none outside a browser.
const store = (): Storage | undefined => globalThis.sessionStorage

/** The id of the firm that this window shows; null before anybody signed in. */
export function shownFirm(): string | null {
  return store()?.getItem(key) ?? null
}

/** From now on this window asks for this firm; null asks for the one used last. */
export function showFirm(id: string | null): void {
  if (id === null) store()?.removeItem(key)
  else store()?.setItem(key, id)
}

/** An address of the API that is opened as it is, such as a download: no header can say there which firm is meant. */
export function inShownFirm(href: string): string {
  const firm = shownFirm()
  if (firm === null) return href
  return `${href}${href.includes('?') ? '&' : '?'}workspace=${firm}`
}
