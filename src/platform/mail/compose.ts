import type { Letter } from './letter.ts'

/** The two forms of a letter's body: one for every reader, one that looks like a letter. */
export function compose(letter: Letter): { text: string; html: string } {
  return { text: textOf(letter), html: htmlOf(letter) }
}

function textOf({ paragraphs, link, because }: Letter): string {
  const door = link ? [`${link.words}:\n${link.href}`] : []
  return `${[...paragraphs, ...door, `-- \n${because}`].join('\n\n')}\n`
}

/** No pictures, nothing fetched, colours that hold in light and dark, and an order that a screen reader can follow. */
function htmlOf({ language, subject, paragraphs, link, because }: Letter): string {
  const side = directionOf(language)
  const body = paragraphs.map((paragraph) => `<p style="margin:0 0 16px">${escape(paragraph)}</p>`)
  const door = link
    ? [
        `<p style="margin:24px 0"><a href="${escape(link.href)}" style="background:#1f6f54;color:#ffffff;` +
          'padding:12px 20px;border-radius:8px;text-decoration:none;display:inline-block">' +
          `${escape(link.words)}</a></p>`,
        `<p style="margin:0 0 16px;font-size:14px" dir="ltr">${escape(link.href)}</p>`,
      ]
    : []
  return `<!doctype html>
<html lang="${escape(language)}" dir="${side}">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escape(subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif">
<main style="max-width:560px;margin:0 auto" dir="${side}">
${[...body, ...door].join('\n')}
<hr style="border:0;border-top:1px solid #999999;margin:24px 0">
<p style="margin:0;font-size:14px">${escape(because)}</p>
</main>
</body>
</html>
`
}

function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr'
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
