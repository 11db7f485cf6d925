import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto'
import { Transform } from 'node:stream'
import { BackupDamaged, BackupLocked } from './refused.ts'

// A sealed backup is a line of JSON that says how the key is made from the passphrase, and then pieces of 64 kB, each
// encrypted with AES-256-GCM. The number of a piece and whether it is the last one go into its nonce, and the line
// into what each piece vouches for: pieces can't be changed, swapped, repeated or left out, nor the end cut off.
// Each file has a key of its own, because its salt is random; so a nonce never comes twice under one key.

type Header = Readonly<{
  rapport: 'sealed backup'
  version: 1
  kdf: 'scrypt'
  cost: number
  blockSize: number
  parallel: number
  salt: string
  check: string
}>

const pieceBytes = 65_536
const tagBytes = 16
const mostHeaderBytes = 2_000
/** Takes about a third of a second and 64 MB, on each try of somebody who guesses, too. */
const effort = { cost: 65_536, blockSize: 8, parallel: 2 } as const

/** How a sealed file begins. */
export const sealedTitle = Buffer.from('{"rapport":"sealed backup"')

/** Encrypts what flows through it with a key made from a passphrase. */
export async function sealer(passphrase: string): Promise<Transform> {
  const salt = randomBytes(16)
  const { key, check } = await keyFrom(passphrase, { ...effort, salt })
  const header: Header = {
    rapport: 'sealed backup',
    version: 1,
    kdf: 'scrypt',
    ...effort,
    salt: salt.toString('base64'),
    check: check.toString('base64'),
  }
  const line = Buffer.from(`${JSON.stringify(header)}\n`)
  let waiting: Buffer[] = []
  let waitingBytes = 0
  let number = 0
  const seal = (plain: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, isLast))
    cipher.setAAD(line)
    number += 1
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }
  const transform = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      waiting.push(chunk)
      waitingBytes += chunk.length
      // The last piece is only known at the end, so one is always held back.
      if (waitingBytes > pieceBytes) {
        let plain = Buffer.concat(waiting)
        for (; plain.length > pieceBytes; plain = plain.subarray(pieceBytes))
          this.push(seal(plain.subarray(0, pieceBytes), false))
        waiting = [plain]
        waitingBytes = plain.length
      }
      done()
    },
    flush(done) {
      done(null, seal(Buffer.concat(waiting), true))
    },
  })
  transform.push(line)
  return transform
}

/** Gives back what was sealed; fails with `BackupLocked` for a wrong passphrase, `BackupDamaged` for anything changed. */
export async function* unsealed(
  file: string,
  source: AsyncIterable<Buffer>,
  passphrase: string | undefined,
): AsyncGenerator<Buffer> {
  let opening: Opening | undefined
  let rest: Buffer = Buffer.alloc(0)
  let number = 0
  for await (const chunk of source) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    if (opening === undefined) {
      const end = rest.indexOf(10) + 1
      if (end === 0 && rest.length < mostHeaderBytes) continue
      opening = await openingOf(file, rest.subarray(0, end), passphrase)
      rest = rest.subarray(end)
    }
    for (; rest.length > pieceBytes + tagBytes; rest = rest.subarray(pieceBytes + tagBytes)) {
      yield open(file, opening, { sealed: rest.subarray(0, pieceBytes + tagBytes), number, isLast: false })
      number += 1
    }
  }
  if (opening === undefined || rest.length < tagBytes) throw new BackupDamaged(`${file} is cut off.`)
  yield open(file, opening, { sealed: rest, number, isLast: true })
}

type Opening = Readonly<{ key: Buffer; line: Buffer }>
type Piece = Readonly<{ sealed: Buffer; number: number; isLast: boolean }>

async function openingOf(file: string, line: Buffer, passphrase: string | undefined): Promise<Opening> {
  const { cost, blockSize, parallel, salt, check } = headerOf(file, line)
  if (passphrase === undefined || passphrase === '') {
    throw new BackupLocked(
      `${file} is encrypted. Set RAPPORT_BACKUP_PASSPHRASE to its passphrase, or name a file that holds it with --passphrase-file.`,
    )
  }
  const made = await keyFrom(passphrase, { cost, blockSize, parallel, salt: Buffer.from(salt, 'base64') })
  const wanted = Buffer.from(check, 'base64')
  if (wanted.length !== made.check.length || !timingSafeEqual(wanted, made.check))
    throw new BackupLocked(`The passphrase doesn't open ${file}. Nothing was changed.`)
  return { key: made.key, line: Buffer.from(line) }
}

function headerOf(file: string, line: Buffer): Header {
  try {
    const header: Header = JSON.parse(line.toString('utf8'))
    if (header.version !== 1 || header.kdf !== 'scrypt')
      throw new BackupDamaged(`${file} was sealed by a newer Rapport; this one can't open it.`)
    // A forged beginning must not make us spend a day or all memory on the key.
    const isModest = header.cost <= 2 ** 20 && header.blockSize <= 16 && header.parallel <= 16
    if (!isModest || typeof header.salt !== 'string' || typeof header.check !== 'string')
      throw new BackupDamaged(`${file} is damaged: its beginning can't be read.`)
    return header
  } catch (cause) {
    if (cause instanceof BackupDamaged) throw cause
    throw new BackupDamaged(`${file} is damaged: its beginning can't be read.`, { cause })
  }
}

function open(file: string, { key, line }: Opening, { sealed, number, isLast }: Piece): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, isLast))
  decipher.setAAD(line)
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagBytes)), decipher.final()])
  } catch (cause) {
    throw new BackupDamaged(`${file} is damaged or cut off: a piece of it was changed, moved or lost.`, {
      cause,
    })
  }
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 3)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

type Effort = Readonly<{ cost: number; blockSize: number; parallel: number; salt: Buffer }>

function keyFrom(passphrase: string, { cost, blockSize, parallel, salt }: Effort) {
  const options = { N: cost, r: blockSize, p: parallel, maxmem: 256 * cost * blockSize }
  return new Promise<{ key: Buffer; check: Buffer }>((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 64, options, (error, made) => {
      if (error) return reject(error)
      const check = createHash('sha256').update(made.subarray(32)).digest().subarray(0, 16)
      resolve({ key: made.subarray(0, 32), check })
    })
  })
}
