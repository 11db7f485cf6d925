// All that is held about somebody as one page: it needs nothing else to be read, printed or mailed, and runs no code.
import type { HeldAbout } from '../model.ts'
import { heldText, plain, tableName } from './held-words.ts'

const style = `
  body { font: 15px/1.5 system-ui, sans-serif; color: #222; background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  h1, h2 { font-family: Georgia, serif; font-weight: 500 }
  h2 { margin: 2rem 0 .5rem; border-bottom: 1px solid #ddd }
  dl { display: grid; grid-template-columns: minmax(9rem, 14rem) 1fr; gap: .15rem 1rem; margin: .75rem 0; padding-block-end: .75rem; border-bottom: 1px solid #eee; break-inside: avoid }
  dt { color: #666 } dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
  @media (max-width: 40rem) { dl { grid-template-columns: 1fr } dd { margin-block-end: .4rem } }
  @media print { body { margin: 0; max-width: none } }`

/** The page, in a language. */
export function heldAsHtml(held: HeldAbout, language: string, when: string): string {
  const { about, firm, tables } = held
  const title = escaped(heldText('title', language, { name: about.displayName }))
  const direction = language.startsWith('ar') ? 'rtl' : 'ltr'
  return [
    `<!doctype html><html lang="${escaped(language)}" dir="${direction}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head><body>`,
    `<h1>${title}</h1><p>${escaped(heldText('intro', language, { firm, when }))}</p>`,
    `<p>${escaped(heldText('source', language))}</p>`,
    ...tables.map(({ table, rows }) => {
      const name = `${escaped(tableName(table, language))} (${rows.length})`
      return `<h2>${name}</h2>${rows.map((row) => rowAsHtml(row, held.names)).join('')}`
    }),
    '</body></html>',
  ].join('\n')
}

function rowAsHtml(row: Readonly<Record<string, unknown>>, names: HeldAbout['names']): string {
  const fields = Object.entries(row).flatMap(([field, value]) => {
    const text = textOf(value, names)
    return text === null ? [] : [`<dt>${escaped(plain(field))}</dt><dd dir="auto">${escaped(text)}</dd>`]
  })
  return `<dl>${fields.join('')}</dl>`
}

/** A value as it is read; null where there is nothing. */
function textOf(value: unknown, names: HeldAbout['names']): string | null {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return null
  if (typeof value === 'string') return names[value] ?? value
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ')
  if (typeof value === 'object') return JSON.stringify(value, null, 1)
  return String(value)
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => signs[sign])
}
