import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps secrets so that the database alone can't tell them. */
export type Seal = Readonly<{
  /** `about` ties what is sealed to its owner: moved to somebody else's row, it opens no more. */
  close: (text: string, about: string) => string
  /** Null when it was sealed with another secret, for somebody else, or was changed. */
  open: (sealed: string, about: string) => string | null
}>

/** A seal whose key comes from the server's secret, which is kept outside the database. */
export function openSeal(secret: string, purpose: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, 'rapport', purpose, 32))
  return {
    close: (text, about) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `1.${Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')}`
    },
    open: (sealed, about) => {
      const bytes = Buffer.from(sealed.slice(2), 'base64url')
      if (!sealed.startsWith('1.') || bytes.length < 28) return null
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
        .setAAD(Buffer.from(about))
        .setAuthTag(bytes.subarray(-16))
      try {
        return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        return null
      }
    },
  }
}
