import type { MailServer, Received } from './mail-server.ts'

/** The text of a letter as one reads it, and the link in it. */
export function readLetter({ source }: Received): {
  subject: string
  text: string
  link: string | undefined
} {
  const [head, ...parts] = source.split(/\r?\n\r?\n/)
  const body = parts.join('\n\n')
  const plain = /Content-Type: text\/plain[\s\S]*?(?:\n\n)([\s\S]*?)\n--/.exec(body)?.[1] ?? body
  const isBase64 = /text\/plain[^]*?Content-Transfer-Encoding: base64/i.test(body.split('text/html')[0])
  const text = isBase64 ? Buffer.from(plain, 'base64').toString() : unquoted(plain)
  const subject = /^Subject: (.*(?:\r?\n[ \t].*)*)/m.exec(head)?.[1] ?? ''
  return { subject: decoded(subject), text, link: /https?:\/\/\S+/.exec(text)?.[0] }
}

/** Words of a header that are not plain ASCII (RFC 2047). */
function decoded(header: string): string {
  const words = header.replace(/\?=\s+=\?/g, '?==?')
  return words.replace(/=\?utf-8\?([qb])\?(.*?)\?=/gi, (_whole, way: string, text: string) =>
    way.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString() : unquoted(text.replaceAll('_', ' ')),
  )
}

function unquoted(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return /[\u0080-\u00ff]/.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes
}

/** The letters that came to an address, oldest first. */
export function lettersTo({ received }: MailServer, address: string): ReturnType<typeof readLetter>[] {
  return received.filter(({ to }) => to.includes(address)).map(readLetter)
}
