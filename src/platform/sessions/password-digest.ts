// argon2id with the least that OWASP recommends; what was digested by scrypt before still counts.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const prefix = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`

/** What is kept of a password. It is worked out on a thread of its own: the server goes on meanwhile. */
export async function digestPassword(password: string): Promise<string> {
  const { hash } = await import('@node-rs/argon2')
  return hash(password.normalize('NFKC'), cost)
}

/** Whether a password is the one that a digest was made of. */
export async function isPassword(password: string, digest: string): Promise<boolean> {
  if (!digest.startsWith('$argon2')) return isPasswordByScrypt(password, digest)
  const { verify } = await import('@node-rs/argon2')
  return verify(digest, password.normalize('NFKC'))
}

/** Whether a digest was made otherwise than we make them now. */
export function isOutdated(digest: string): boolean {
  return !digest.startsWith(prefix)
}

async function isPasswordByScrypt(password: string, digest: string): Promise<boolean> {
  const { verifyPassword } = await import('better-auth/crypto')
  return verifyPassword({ hash: digest, password })
}
