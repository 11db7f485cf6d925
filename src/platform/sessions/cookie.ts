import { createHmac, timingSafeEqual } from 'node:crypto'

/** The name of the cookie that carries a session; the prefix makes browsers insist on https. */
export function cookieName(isSecure: boolean): string {
  return `${isSecure ? '__Secure-' : ''}rapport.session_token`
}

/** The token in a cookie header, if its signature is ours; else null. A forged one never reaches the database. */
export function tokenIn(
  cookieHeader: string | undefined,
  how: Readonly<{ secret: string; isSecure: boolean }>,
): string | null {
  const value = cookieValue(cookieHeader ?? '', cookieName(how.isSecure))
  if (value === null) return null
  const dot = value.lastIndexOf('.')
  if (dot < 1) return null
  const [token, signature] = [value.slice(0, dot), Buffer.from(value.slice(dot + 1), 'base64')]
  const expected = createHmac('sha256', how.secret).update(token).digest()
  return signature.length === expected.length && timingSafeEqual(signature, expected) ? token : null
}

/** What a cookie of a cookie header says; null when it isn't there or can't be read. */
export function cookieValue(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const at = part.indexOf('=')
    if (part.slice(0, at).trim() !== name) continue
    try {
      return decodeURIComponent(part.slice(at + 1).trim())
    } catch {
      return null
    }
  }
  return null
}
