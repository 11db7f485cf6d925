import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

type Options = Readonly<{ challenge: string; rp?: { id: string }; rpId?: string }>
type Asking = Readonly<{ options: Options; origin: string }>

/** A device that keeps one passkey, as a phone does; without a finger it says that nobody was asked for one. */
export function openDevice({ asksForFinger = true }: { asksForFinger?: boolean } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const rawId = id.toString('base64url')
  const credential = { id: rawId, rawId, type: 'public-key', clientExtensionResults: {} }
  let counter = 0

  const said = (type: string, { options, origin }: Asking) =>
    Buffer.from(JSON.stringify({ type, challenge: options.challenge, origin, crossOrigin: false }))

  const seen = (rpId: string, attached: Buffer, flags: number) => {
    counter += 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    const present = 0x01 | (asksForFinger ? 0x04 : 0) | flags
    return Buffer.concat([sha256(rpId), Buffer.from([present]), count, attached])
  }

  return {
    make: (asking: Asking) => {
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      const cose = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        Buffer.from(x, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y, 'base64url'),
      ])
      const attached = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose])
      const data = seen(asking.options.rp?.id ?? '', attached, 0x40)
      const attestation = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
        Buffer.from([0x58, data.length]),
        data,
      ])
      return {
        ...credential,
        response: {
          clientDataJSON: said('webauthn.create', asking).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
        },
      }
    },
    show: (asking: Asking) => {
      const [client, data] = [
        said('webauthn.get', asking),
        seen(asking.options.rpId ?? '', Buffer.alloc(0), 0),
      ]
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey)
      return {
        ...credential,
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      }
    },
  }
}

function sha256(text: string | Buffer): Buffer {
  return createHash('sha256').update(text).digest()
}
